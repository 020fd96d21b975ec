/** What the whole street is called among scopes. */
export const STREET = "全街道";

/** The community of what lies in none. */
export const NO_COMMUNITY = "未归属";
