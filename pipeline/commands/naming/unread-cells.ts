import type { SheetCard } from "../check-cards.ts";

const RATES: Readonly<Record<string, string>> = {
	satisfaction: "满意率",
	solved: "解决率",
};

/** How many cells that a rate rests on say what nobody knows, which in a report looks as if nobody had answered; empty where all are read. */
export function tellUnread(cards: readonly SheetCard[]): string {
	const unread = cards
		.flatMap(({ issues }) => issues)
		.filter(({ issue }) => issue === "unknown_value");
	const told = Object.entries(RATES).flatMap(([group, rate]) => {
		const alike = unread.filter((each) => each.group === group);
		const cells = alike.reduce((sum, { count }) => sum + count, 0);
		const headers = [...new Set(alike.map(({ column }) => column))].join("、");
		return cells > 0
			? [`“${headers}”有 ${cells} 格没有读懂，${rate}不含它们`]
			: [];
	});
	return told.length > 0 ? `，但${told.join("；")}` : "";
}
