import { z } from "zod";
import { readYaml } from "./world.ts";

const words = z.array(z.string());
const wordByName = z.record(z.string(), z.string());
const monthsByWord = z.record(z.string(), words);

const COLUMNS = [
	"number",
	"id",
	"title",
	"content",
	"type",
	"channel",
	"accepted",
	"dispatched",
	"signed",
	"first_contact",
	"deadline",
	"extension_requested",
	"extension_state",
	"extended",
	"closed",
	"status",
	"unit",
	"role",
	"community",
	"location",
	"caller",
	"phone",
	"gender",
	"confidential",
	"returns",
	"returned",
	"return_reason",
	"reworks",
	"urges",
	"contacted",
	"called_back",
	"solved",
	"satisfaction",
	"unreasonable",
	"result",
] as const;

const column = z.enum(COLUMNS);

const eraSchema = z.strictObject({
	until: z.string(),
	precision: z.enum(["minute", "second"]),
	exported_at: z.string(),
	dates: z.enum(["slash", "excel", "mixed"]),
	deadline: z.enum(["day", "full"]),
	header_row: z.number(),
});

const FORMATS = ["xlsx", "xls", "html", "tsv", "csv"] as const;

const damage = z.enum(["unclosed_quote", "torn", "surplus_cell"]);

const damageSchema = z.strictObject({
	file: z.string(),
	row: z.number(),
	kind: damage,
});

const faultSchema = z.strictObject({
	month: z.string(),
	row: z.number(),
	column,
	value: z.union([z.string(), z.number()]).transform(String),
	reason: z.string().optional(),
	means: z.string().optional(),
});

const schema = z.strictObject({
	title: z.string(),
	subtitle: z.string(),
	sheet: z.string(),
	monthly_name: z.string(),
	formats: z.record(z.string(), z.enum(FORMATS)),
	extensions: z.partialRecord(z.enum(FORMATS), z.string()),
	eras: z.array(eraSchema),
	supplement: z.strictObject({
		name: z.string(),
		from: z.string(),
		exported_at: z.string(),
	}),
	columns: z.record(column, words),
	widths: z.partialRecord(column, z.number()),
	types: wordByName,
	statuses: wordByName,
	extension_states: wordByName,
	claim_states: wordByName,
	contact_answers: wordByName,
	return_reasons: words,
	markers: words,
	community_column: z.record(
		z.enum(["alias", "blank", "text_only", "lost"]),
		z.number(),
	),
	deadline_blank: z.number(),
	deadline_blank_topics: words,
	phone_forms: words,
	phone_unknown: words,
	phone_masked: z.number(),
	phone_absent: z.number(),
	title_absent: z.number(),
	id_tab: z.number(),
	id_number: z.number(),
	footers: monthsByWord,
	repeated_header: words,
	blank_row: words,
	notes_sheet: words,
	notes: z.strictObject({ sheet: z.string(), lines: words }),
	roles: wordByName,
	flags: wordByName,
	honorifics: wordByName,
	unknown_caller: z.string(),
	secret_caller: z.string(),
	broken: z.array(faultSchema),
	damaged: z.array(damageSchema),
	damage_reasons: z.record(damage, z.string()),
	odd: z.array(faultSchema),
});

export type ColumnName = z.infer<typeof column>;
export type Era = z.infer<typeof eraSchema>;
export type Fault = z.infer<typeof faultSchema>;
export type Damage = z.infer<typeof damage>;
export type ExportFormat = (typeof FORMATS)[number];
export type ExportSettings = z.infer<typeof schema>;

/** How the world is written into export files. */
export function loadExportSettings(): ExportSettings {
	return schema.parse(readYaml("exports.yaml"));
}

/** The era of a month, and its place among the eras. */
export function findEra(
	{ eras }: ExportSettings,
	month: string,
): { era: Era; index: number } {
	const index = eras.findIndex(({ until }) => month <= until);
	const era = eras[index];
	if (!era) throw new Error(`no era for ${month}`);
	return { era, index };
}

/** The columns in order, under the headers of the era. */
export function headersOf(
	{ columns }: ExportSettings,
	eraIndex: number,
): { column: ColumnName; header: string }[] {
	return COLUMNS.map((name) => ({
		column: name,
		header: columns[name][eraIndex] ?? columns[name].at(-1) ?? "",
	}));
}
