/** What the whole street is called among scopes. */
export const STREET = "全街道";

/** The community of what lies in none. */
export const NO_COMMUNITY = "未归属";

/** The part of the whole that names no unit. */
export const NO_UNIT = "未注明";
