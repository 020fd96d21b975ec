const toArrow = (turn: number) =>
	`<svg width="14" height="8" style="transform: rotate(${turn}deg)"><path d="M12 4H2M5 1 2 4l3 3" stroke="currentColor" fill="none"/></svg>`;

const toHtml = (text: string) =>
	text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		// Our font has no arrows.
		.replaceAll("←", toArrow(0))
		.replaceAll("→", toArrow(180));

/** What a person typed and what the program answered, as a page that looks like a window of a terminal; long answers keep their ends. */
export function toTerminalPage(
	typed: string,
	answer: string,
	{ first, last }: { first: number; last: number },
): string {
	const lines = answer.trimEnd().split("\n");
	const left = lines.length - first - last;
	const shown =
		left > 1
			? [
					...lines.slice(0, first),
					`\u0000（中间还有 ${left} 行）`,
					...lines.slice(-last),
				]
			: lines;
	const body = shown.map((line) =>
		line.startsWith("\u0000")
			? `<i>${toHtml(line.slice(1))}</i>`
			: toHtml(line),
	);
	return `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #fff; }
main { width: 880px; box-sizing: border-box; padding: 14px 18px; background: #1d2530; color: #e3e8ee; border-radius: 6px;
	font: 14px/1.6 sans-serif; white-space: pre-wrap; overflow-wrap: anywhere; }
b { color: #8fd3a8; font-weight: 400; }
i { color: #93a0b0; font-style: normal; }
</style><main><b>&gt; ${toHtml(typed)}</b>\n${body.join("\n")}</main>`;
}
