import { readDefaults } from "../../defaults.ts";

/** A column of a sheet: what it is read as, or else what it probably is. */
interface Candidate {
	sheet_no: number;
	field: string | null;
	is_taken: boolean;
	guess: string | null;
	looks_like: string | null;
	first_share: number | null;
}

const { like_closing: LIKE_CLOSING } = readDefaults<{ like_closing: string[] }>(
	"naming.yaml",
);
const [REPLY] = LIKE_CLOSING;
const CLOSING = "closed_at";

/**
 * The columns that probably tell the closing though their names say something else: of a sheet
 * that has none and where none is guessed to be it, the one that is guessed to be a reply or nothing, or else
 * the time that is known as something near to it, whatever other sheets have.
 */
export function findClosings<Column extends Candidate>(
	columns: readonly Column[],
): { guessed: ReadonlySet<Column>; doubted: ReadonlySet<Column> } {
	const sheets = [...new Set(columns.map(({ sheet_no }) => sheet_no))]
		.map((sheetNo) => columns.filter(({ sheet_no }) => sheet_no === sheetNo))
		.filter((sheet) => !sheet.some(isClosing));
	const guessed = sheets.flatMap((sheet) => {
		const later = sheet.filter(
			(column) => column.field === null && comesLater(column),
		);
		const [found = []] = [REPLY, null]
			.map((guess) =>
				later.filter(
					(column) =>
						column.guess === guess &&
						(guess !== null || column.first_share !== null),
				),
			)
			.filter(({ length }) => length > 0);
		return found.length === 1 ? found : [];
	});
	const doubted = sheets
		.filter((sheet) => !guessed.some((each) => sheet.includes(each)))
		.flatMap((sheet) => {
			const [first] = LIKE_CLOSING.flatMap((field) =>
				sheet.filter(
					(column) =>
						column.field === field && column.is_taken && comesLater(column),
				),
			);
			return first ?? [];
		});
	return { guessed: new Set(guessed), doubted: new Set(doubted) };
}

const isClosing = ({ field, guess }: Candidate) =>
	field === CLOSING || (field === null && guess === CLOSING);

// It may be a ticket's first time where the acceptance is to the day.
const RARELY = 0.1;
const comesLater = ({ looks_like, first_share }: Candidate) =>
	looks_like === "time" && (first_share ?? 0) < RARELY;
