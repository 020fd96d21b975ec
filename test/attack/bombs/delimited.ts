import { type Bomb, type Bombs, fill, HEADER, line } from "./bomb.ts";

const csv = (make: (size: number) => string): Bomb => ({
	file: "工单.csv",
	make: (size) => Buffer.from(make(size)),
});

/** Sound lines, the last with this cell as its title; the cell takes the room. */
const cell = (piece: string | ((no: number) => string), end = ""): Bomb =>
	csv((size) => {
		const title = fill(
			size,
			typeof piece === "string" ? () => piece : piece,
			end,
		);
		return `${HEADER}\n${line(1)}\n${line(2).replace("路灯不亮多日无人处理", title)}\n${line(3)}\n`;
	});

const COLUMNS = {
	title: "路灯不亮多日无人处理",
	closed: /2023-03-1\d 10:00:00/,
	community: "白石社区",
};

/** Many records, each with a cell in one of its columns; `#` in it is the record's number. */
const cells = (text: string, column: keyof typeof COLUMNS = "title"): Bomb =>
	csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `${line(no).replace(COLUMNS[column], () => text.replace("#", String(no)))}\n`)}`,
	);

// What expressions look for at the ends of words, or from one sign to another that never comes.
const PUMPED = [..."-> \t，.〔（零①☆/#&", "⑴①①①", "微信wx", "—"];

/** The yardstick: honest tickets. */
export const PLAIN: Bomb = csv(
	(size) => `${HEADER}\n${fill(size, (no) => `${line(no)}\n`)}`,
);

export const DELIMITED: Bombs = {
	"a quote opened on every line": csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `${line(no).replace("路灯", '"路灯')}\n`)}`,
	),
	"a quote closed on every line": csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `${line(no).replace("处理", '处理"')}\n`)}`,
	),
	"a quote opened in every cell": csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `"${line(no).replaceAll(",", ',"')}\n`)}`,
	),
	"a quote opened every hundred lines": csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `${no % 100 ? line(no) : line(no).replace("路灯", '"路灯')}\n`)}`,
	),
	"a quoted name begins a cell on every line": csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `${line(no).replace("路灯", '"路灯"')}\n`)}`,
	),
	"a cell of quoted names": cell('"a"b,'),
	"a quoted cell of stray quotes": cell('a"b\n', '"'),
	"a quoted cell of stray quotes at its start": csv(
		(size) =>
			`${HEADER}\n${line(1)}\nGD2,2023-03-01 09:00:00,"${fill(size, () => 'a"b\n')}`,
	),
	"a cell that is quotes and commas": cell('",'),
	"a file of quotes": csv((size) => `${HEADER}\n${'"'.repeat(size)}`),
	"formulas in formulas": cell('="'),
	"formulas that never close": csv(
		(size) => `${HEADER}\n${line(1)}\n${'="a,'.repeat(size / 4)}\n${line(2)}\n`,
	),
	"formulas of doubled quotes": csv(
		(size) =>
			`${HEADER}\n${line(1)}\n${'=""" ,'.repeat(size / 6)}\n${line(2)}\n`,
	),
	"a quote and then lines that look like records": csv(
		(size) =>
			`${HEADER}\nGD1,2023-03-01 09:00:00,"${fill(size, (no) => `GD${no},"\n`)}`,
	),
	"one line without end": csv(
		(size) => `${HEADER}\n${"路灯不亮".repeat(size / 12)}`,
	),
	"one line of commas": csv(
		(size) => `${HEADER}\n${line(1)}\n${",".repeat(size)}`,
	),
	"a million columns": csv(
		(size) =>
			`${HEADER}${fill(size / 2, (no) => `,列${no}`)}\n${line(1)}${",x".repeat(size / 4)}\n`,
	),
	"a column of a known name a million times": csv(
		(size) => `${HEADER}${",社区".repeat(size / 8)}\n${line(1)}\n`,
	),
	"headers of brackets": csv(
		(size) => `${HEADER},${"(".repeat(size)}\n${line(1)}\n`,
	),
	"headers of marks": csv(
		(size) => `${HEADER},${"#".repeat(size)}x\n${line(1)}\n`,
	),
	"a header of one long word": csv(
		(size) => `${HEADER},${"办结".repeat(size / 6)}\n${line(1)}\n`,
	),
	"rows of sixteen thousand blanks": csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `${line(no)}${",".repeat(16_384)}\n`)}`,
	),
	"blank lines": csv((size) => `${HEADER}\n${line(1)}\n${"\n".repeat(size)}`),
	"lines of one comma": csv(
		(size) => `${HEADER}\n${line(1)}\n${",\n".repeat(size / 2)}`,
	),
	"returns without feeds": csv(
		(size) => `${HEADER}\r${line(1)}\r${"\r".repeat(size)}`,
	),
	"zeros before the header": csv(
		(size) => `${"\0".repeat(size)}${HEADER}\n${line(1)}\n`,
	),
	"zeros inside": csv(
		(size) => `${HEADER}\n${line(1)}\n${"\0".repeat(size)}\n${line(2)}\n`,
	),
	"marks of order repeated": csv(
		(size) => `${"\ufeff".repeat(size / 3)}${HEADER}\n${line(1)}\n`,
	),
	"an encoding for each line": {
		file: "工单.csv",
		make: (size) =>
			Buffer.concat([
				Buffer.from(`${HEADER}\n`),
				...Array.from({ length: size / 100 }, (_, no) =>
					no % 2
						? Buffer.from(`GD${no},2023-03-01 09:00:00,路灯不亮\n`)
						: Buffer.concat([
								Buffer.from(`GD${no},2023-03-01 09:00:00,`),
								Buffer.from("c2b7b5c6b2bbc1c10a", "hex"),
							]),
				),
			]),
	},
	"bytes of no encoding": {
		file: "工单.csv",
		make: (size) =>
			Buffer.concat([
				Buffer.from(`${HEADER}\n${line(1)}\nGD2,2023-03-01 09:00:00,`),
				Buffer.from(
					Array.from({ length: size }, (_, at) => 0x80 + ((at * 37) % 127)),
				),
			]),
	},
	"entities in entities": cell("&amp;amp;"),
	"entities that were escaped again and again": cell(
		"&",
		"amp;".repeat(20_000),
	),
	"a cell of digits": cell("1"),
	"a cell of digits and dashes": cell("1-"),
	"a cell of signs": cell("@"),
	"a cell of brackets": cell("〔"),
	"a cell of white space": cell(" ", "x"),
	"a cell of zeros": cell(".0"),
	"a time of white space": csv(
		(size) =>
			`${HEADER}\n${line(1).replace("2023-03-11 10:00:00", `2023-03-11T${" ".repeat(size)}x`)}\n`,
	),
	...Object.fromEntries(
		PUMPED.flatMap((sign) =>
			(["title", "community"] as const).map((column) => [
				`${JSON.stringify(sign)} again and again in each ${column}`,
				cells(`甲#${sign.repeat(20_000)}乙`, column),
			]),
		),
	),
	"times of white space": cells(`2023-03-11T${" ".repeat(3000)}x`, "closed"),
	"a time of digits": csv(
		(size) =>
			`${HEADER}\n${line(1).replace("2023-03-11 10:00:00", "1".repeat(size))}\n`,
	),
	"a number of many digits": csv(
		(size) => `${HEADER}\n${"9".repeat(size)}${line(1)}\n`,
	),
	"each time in a shape of its own": csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `${line(no).replace(/2023-03-1\d/, [...String(no)].map((c) => "abcdefghij"[+c]).join(""))}\n`)}`,
	),
	"each community another": csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `${line(no).replace("白石", `白石${no}`)}\n`)}`,
	),
	"each record the same": csv(
		(size) => `${HEADER}\n${fill(size, () => `${line(1)}\n`)}`,
	),
	"each record torn": csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `${line(no).replace("多日", "\n")}\n`)}`,
	),
	"each line a header": csv(
		(size) => `${fill(size, () => `${HEADER}\n`)}${line(1)}\n`,
	),
	"each line a total": csv(
		(size) => `${HEADER}\n${line(1)}\n${fill(size, () => "合计,1\n")}`,
	),
};
