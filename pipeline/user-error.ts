/** Where a mistake is: what a spreadsheet shows, never an index of ours. */
export interface Place {
	file: string;
	sheet?: string;
	row?: number;
	column?: string;
}

/** A mistake the user can mend; anything else thrown is our defect. */
export class UserError extends Error {
	readonly place?: Place;
	readonly hint?: string;

	constructor(
		message: string,
		options: { place?: Place; hint?: string; cause?: unknown } = {},
	) {
		super(message, { cause: options.cause });
		this.place = options.place;
		this.hint = options.hint;
	}
}

/** The place as `file:sheet:row:column`, without the parts that are unknown. */
function formatPlace({ file, sheet, row, column }: Place): string {
	return [file, sheet, row, column]
		.filter((part) => part !== undefined && part !== "")
		.join(":");
}

/** The lines a person reads: place and what, then the hint. */
export function formatUserError(error: UserError): string {
	const place = error.place ? `${formatPlace(error.place)}  ` : "";
	const hint = error.hint ? `\n  提示：${error.hint}` : "";
	return `${place}${error.message}${hint}`;
}
