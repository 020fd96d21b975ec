/** What stands around cells. */
export const WRAPPERS = {
	none: (cell: string) => cell,
	formulas: (cell: string) => (cell === "" ? cell : `="${cell}"`),
	apostrophes: (cell: string) => (cell === "" ? cell : `'${cell}`),
	entities: (cell: string) =>
		cell.replace(
			/[^\x20-\x7e]/g,
			(c) => `&#x${c.codePointAt(0)?.toString(16)};`,
		),
	"blanks and tabs": (cell: string) => ` ${cell}\t`,
	"decimals of whole numbers": (cell: string) =>
		/^\d+$/.test(cell) ? `${cell}.0` : cell,
	"thousands in telephones": (cell: string) =>
		/^1\d{10}$/.test(cell)
			? cell.replace(/(\d\d)(\d{3})(\d{3})(\d{3})/, "$1,$2,$3,$4")
			: cell,
	"zero-width characters": (cell: string) => `\u200b${cell}\ufeff`,
};

/** How times are written where they are texts. */
export const TIMES = {
	"as they are": (time: string) => time,
	"with slashes": (time: string) => time.replaceAll("-", "/"),
	"in words": (time: string) =>
		time.replace(
			/(\d+)-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)/,
			"$1年$2月$3日 $4时$5分$6秒",
		),
	"halves of the day": (time: string) => {
		const hour = Number(time.slice(11, 13));
		const clock = String(hour % 12 || 12).padStart(2, "0") + time.slice(13);
		return `${time.slice(0, 10)} ${clock} ${hour < 12 ? "上午" : "下午"}`;
	},
	instants: (time: string) => toInstant(time).toISOString(),
	"instants with an offset": (time: string) =>
		`${toInstant(time, 5).toISOString().slice(0, 19)}-05:00`,
	milliseconds: (time: string) => String(toInstant(time).getTime()),
	seconds: (time: string) => String(toInstant(time).getTime() / 1000),
};

const toInstant = (time: string, ahead = 0) =>
	new Date(
		Date.parse(`${time.replace(" ", "T")}+08:00`) - ahead * 60 * 60 * 1000,
	);
