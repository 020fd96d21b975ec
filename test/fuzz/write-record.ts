import type { Column } from "./columns.ts";
import { BAD_MOMENTS, writeMoment } from "./moments.ts";
import type { LinePlan } from "./plan.ts";
import type { PlannedCell, PlannedTicket, Traits } from "./planned-sheet.ts";
import { randomOf } from "./random-of.ts";
import { COMMUNITIES, type Person, pickWord, STATUSES } from "./words.ts";

export const TEXT_FIELDS = ["content", "title", "location"];

/** The cells of one planned line, and the ticket that ought to come of them. */
export function writeRecord(
	line: LinePlan,
	columns: readonly Column[],
	person: Person,
	traits: Traits,
): { cells: PlannedCell[]; ticket: PlannedTicket } {
	const accepted = writeMoment(line.minute, line.shape, traits.hasTypes);
	const { written: id, canonical } = writeId(line, traits);
	const ticket: PlannedTicket = {
		id: canonical,
		acceptedAt: accepted.canonical,
		latest: accepted.canonical,
		isClosed: false,
		isOut: false,
		hasBadClosing: false,
	};
	const isPlain = ["unclosed", "torn", "ragged"].includes(line.kind);
	const seed = isPlain ? 0 : line.words;
	const random = randomOf(seed);
	const bad = BAD_MOMENTS[line.words % BAD_MOMENTS.length] as string;
	const garbledAt = columns.find(({ field }) => TEXT_FIELDS.includes(field));
	const cells = columns.map((column): PlannedCell => {
		const { field, header } = column;
		switch (field) {
			case "ticket_id":
				return id;
			case "accepted_at":
				if (line.kind === "bad_accepted_at") return bad;
				if (line.kind === "missing_accepted_at")
					return ["", "不详", "-", " "][line.words % 4] as string;
				return accepted.written;
			case "role":
				return header === "是否协办"
					? line.kind === "assist"
						? "是"
						: "否"
					: line.kind === "assist"
						? "协办"
						: "主办";
			case "status": {
				const status = STATUSES[random(STATUSES.length)];
				const cell = asFormula(status?.written ?? "", random, traits);
				if (isSilent(cell)) return cell;
				ticket.isOut = status?.isOut ?? false;
				ticket.isClosed ||= status?.isClosed ?? false;
				return cell;
			}
			case "community": {
				const pool = COMMUNITIES(person);
				const word = pool[random(pool.length)];
				const cell = asFormula(word?.written ?? "", random, traits);
				ticket.community = isSilent(cell) ? "未归属" : word?.meaning;
				return cell;
			}
			case "closed_at":
				return writeClosing(line, random, bad, ticket, traits);
		}
		if (line.kind === "mojibake" && column === garbledAt)
			return "锟斤拷锟斤拷锟";
		const word = pickWord(field, seed, person) ?? "";
		return line.kind === "missing_id" && word.trim() === "" ? "某" : word;
	});
	return { cells, ticket };
}

function asFormula(
	text: string,
	random: (below: number) => number,
	{ hasTypes, hasFormulas }: Traits,
): PlannedCell {
	const choice = random(6);
	if (!hasTypes || text === "" || choice < 4) return text;
	const formula = `TRIM("${text.replaceAll('"', '""')}")`;
	if (choice === 5) return { formula, value: text };
	return hasFormulas ? { formula, value: null } : text;
}

const isSilent = (cell: PlannedCell) =>
	typeof cell === "object" && "formula" in cell && cell.value === null;

function writeClosing(
	{ minute, shape }: LinePlan,
	random: (below: number) => number,
	bad: string,
	ticket: PlannedTicket,
	{ hasTypes }: Traits,
): PlannedCell {
	const choice = random(6);
	if (choice === 5) {
		ticket.hasBadClosing = true;
		return bad;
	}
	if (choice === 4) return "";
	// Choice 3 closes it before it was accepted.
	const later = choice === 3 ? -3000 : random(40_000);
	const closed = writeMoment(
		Math.max(0, minute + later),
		shape + choice,
		hasTypes,
	);
	ticket.isClosed = true;
	if (closed.canonical > ticket.latest) ticket.latest = closed.canonical;
	return closed.written;
}

const ID_STYLES: ((ticket: number) => string)[] = [
	(ticket) => `GD20230300${1000 + ticket}`,
	(ticket) => `20230300${1000 + ticket}`,
	(ticket) => `WH-2023-${1000 + ticket}`,
	(ticket) => `${1000 + ticket}`,
];

function writeId(
	{ kind, ticket, idForm, words }: LinePlan,
	{ idStyle, hasTypes, hasFormulas }: Traits,
): { written: PlannedCell; canonical: string } {
	const id = ID_STYLES[idStyle]?.(ticket) ?? "";
	const isNumber = /^\d+$/.test(id);
	if (kind === "missing_id" && hasFormulas && words % 5 === 4)
		return { written: { formula: "A1&1", value: null }, canonical: "" };
	if (kind === "missing_id")
		return {
			written: ["", "不详", " ", "/"][words % 4] as string,
			canonical: "",
		};
	if (kind === "damaged_id")
		return {
			written: hasTypes && idForm % 2 ? 3.20221e15 : "3.20221E+15",
			canonical: "",
		};
	const forms: (string | number)[] = [
		id,
		`'${id}`,
		`${id}\t`,
		` ${id} `,
		id.replace(/\d/g, (digit) => String.fromCharCode(+digit + 0xff10)),
		isNumber ? `${id}.0` : `="${id}"`,
		isNumber && hasTypes ? Number(id) : id,
	];
	return { written: forms[idForm % forms.length] as string, canonical: id };
}
