/** A name that is not printed, and where it first stands. */
export interface WithheldName {
	/** `unit`, `community` or `topic`. */
	field: string;
	/** 〔单位1〕 … */
	name: string;
	records: number;
	file: string;
	sheet: string;
	row: number;
}

/** A name that is printed, of the column of a field, and a file in which it stands. */
export interface NameFile {
	field: string;
	name: string;
	file: string;
}
