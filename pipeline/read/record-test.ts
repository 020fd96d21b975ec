import type { Cell, RecordTest } from "../files/sheet.ts";
import type { SheetPlan } from "./columns.ts";
import type { TimeReader } from "./times/times.ts";
import { cleanId, saying } from "./values.ts";

const NOTHING: ReadonlySet<string> = new Set();
const LESSONS = 500;

/** Knows a sheet's records by their identity, their time of receipt and their width. */
export function createRecordTest(
	plan: SheetPlan,
	readTime: TimeReader,
	isDelimited: boolean,
): RecordTest {
	const width = plan.header.headings.length;
	const idAt = indexOf(plan, "ticket_id");
	const acceptedAt = indexOf(plan, "accepted_at");
	const known = new Set<string>();
	let lessons = 0;
	const readId = (cells: readonly Cell[]) =>
		cleanId(saying(cells[idAt]), NOTHING);
	const isTime = (cells: readonly Cell[]) =>
		readTime(String(saying(cells[acceptedAt])).trim()) !== undefined;
	return {
		width,
		learn(cells) {
			if (lessons >= LESSONS || cells.length > width || !isTime(cells)) return;
			const id = String(readId(cells) ?? "");
			if (!isIdLike(id)) return;
			lessons++;
			known.add(toSignature(id));
		},
		isRecord(cells, isCutOff) {
			const id = String(readId(cells) ?? "");
			if (!isIdLike(id)) return false;
			const isKnown = known.size === 0 || known.has(toSignature(id));
			if (isTime(cells)) return cells.length === width || isKnown;
			return isCutOff && isKnown;
		},
		hasId(cells) {
			const id = readId(cells);
			if (id === null) return false;
			if (id === undefined) return true;
			const text = String(id);
			// The rest of a torn record may have a time where the time of receipt belongs.
			if (isTime(cells))
				return !isDelimited || isIdLike(text) || cells.length >= width;
			return (
				isIdLike(text) && (known.size === 0 || known.has(toSignature(text)))
			);
		},
		isTicket: (cells) => isIdLike(String(readId(cells) ?? "")) && isTime(cells),
	};
}

/** An identity has a digit, no white space and no punctuation of a sentence. */
export function isIdLike(id: string): boolean {
	return (
		/\d/.test(id) && id.length <= 64 && !/[\s,，。;；:：!！?？、]/.test(id)
	);
}

// GD20230315001 and GD20230401 are of one kind.
function toSignature(id: string): string {
	return id.replace(/\d+/g, "9").replace(/[A-Za-z]+/g, "A");
}

function indexOf(plan: SheetPlan, field: string): number {
	return (
		plan.columns.find((column) => column.field === field)?.indexes[0] ?? -1
	);
}
