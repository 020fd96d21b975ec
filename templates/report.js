// Adds to a page that is complete without it: a figure opens the list of its tickets, tables sort and filter.
"use strict";
(() => {
	const data = JSON.parse(document.getElementById("page-data").textContent);
	const { metrics, columns, words, tickets } = data;

	const make = (tag, properties = {}, ...children) => {
		const element = Object.assign(document.createElement(tag), properties);
		element.append(...children);
		return element;
	};
	const fill = (text, values) =>
		text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

	// A rate lists its denominator, those outside the numerator first; a count lists what it counts.
	const choose = ({ metric, kind, scope, finding }) => {
		if (finding)
			return tickets.filter((each) => each.findings.includes(Number(finding)));
		return tickets
			.filter((each) => metric in each.parts)
			.filter((each) => kind === "street" || each.scopes[kind] === scope)
			.sort((a, b) => a.parts[metric] - b.parts[metric]);
	};

	const nameOf = ({ metric, kind, scope, finding }) =>
		finding
			? fill(words.finding, { number: finding })
			: `${kind === "street" || kind.startsWith("topic") ? "" : `${scope} `}${metrics[metric]}`;

	const list = (asked) => {
		const chosen = choose(asked);
		const hasParts =
			!asked.finding &&
			new Set(chosen.map((each) => each.parts[asked.metric])).size > 1;
		const heads = Object.values(columns).slice(0, hasParts ? undefined : -1);
		const body = chosen.map((each) => {
			const part = each.parts[asked.metric]
				? words.in_numerator
				: words.in_denominator;
			const cells = hasParts ? [...each.cells, part] : each.cells;
			return make(
				"tr",
				{},
				...cells.map((cell) => make("td", { textContent: cell })),
			);
		});
		const table = make(
			"table",
			{ className: "list" },
			make(
				"thead",
				{},
				make(
					"tr",
					{},
					...heads.map((head) =>
						make("th", { scope: "col", textContent: head }),
					),
				),
			),
			make("tbody", {}, ...body),
		);
		sortable(table);
		return { table, count: chosen.length };
	};

	const dialog = make("dialog", { className: "tickets" });
	document.body.append(dialog);
	const open = (asked) => {
		const { table, count } = list(asked);
		const close = make("button", { type: "button", textContent: words.close });
		close.addEventListener("click", () => dialog.close());
		const title = make("h2", {
			id: "tickets-title",
			textContent: nameOf(asked),
		});
		dialog.setAttribute("aria-labelledby", title.id);
		const scroll = make("div", { className: "scroll", tabIndex: 0 }, table);
		scroll.setAttribute("role", "region");
		scroll.setAttribute("aria-labelledby", title.id);
		dialog.replaceChildren(
			close,
			title,
			make("p", { textContent: fill(words.count, { count }) }),
			scroll,
		);
		dialog.showModal();
	};

	const valueOf = (row, index) => {
		const text = row.cells[index]?.textContent.trim() ?? "";
		const number = Number.parseFloat(text.replace(/[,+]/g, "").replace("−", "-"));
		return Number.isNaN(number) || /^\d{4}-/.test(text) ? text : number;
	};
	const compare = (a, b) =>
		typeof a === "number" && typeof b === "number"
			? a - b
			: String(a).localeCompare(String(b), "zh-CN", { numeric: true });

	function sortable(table) {
		const heads = [...table.tHead.rows[0].cells];
		heads.forEach((head, index) => {
			const button = make("button", {
				type: "button",
				className: "sort",
				title: words.sort,
				textContent: head.textContent,
			});
			head.replaceChildren(button);
			button.addEventListener("click", () => {
				const isDown = head.getAttribute("aria-sort") !== "descending";
				for (const each of heads) each.removeAttribute("aria-sort");
				head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
				const body = table.tBodies[0];
				const rows = [...body.rows].sort(
					(a, b) =>
						compare(valueOf(a, index), valueOf(b, index)) * (isDown ? -1 : 1),
				);
				body.append(...rows);
			});
		});
	}

	function filterable(table) {
		const input = make("input", {
			type: "search",
			placeholder: words.filter,
			ariaLabel: `${words.filter}：${table.caption?.textContent ?? ""}`,
		});
		input.addEventListener("input", () => {
			for (const row of table.tBodies[0].rows)
				row.hidden = !row.textContent.includes(input.value.trim());
		});
		table.parentElement.before(
			make("p", { className: "filter" }, input),
		);
	}

	for (const table of document.querySelectorAll("table.filterable")) {
		sortable(table);
		if (table.tBodies[0].rows.length > 8) filterable(table);
	}
	if (tickets.length > 0)
		document.addEventListener("click", (event) => {
			const link = event.target.closest("a.trace");
			if (!link) return;
			event.preventDefault();
			open(link.dataset);
		});
	for (const link of document.querySelectorAll("a.trace"))
		link.title = words.open;
})();
