import { readDefaults } from "../../defaults.ts";
import { UserError } from "../../user-error.ts";
import { askBack, exactNamed, type Named } from "../nearest.ts";

/** The tables of a profile whose lines have names of ours. */
interface NamedTables {
	fields?: Record<string, string[]>;
	values?: Record<string, Record<string, string[]>>;
	sla?:
		| "none"
		| {
				working_days?: Record<string, number>;
				natural_days?: Record<string, number>;
		  };
	satisfaction?: { levels?: string[] };
}

/** A profile by codes alone, whether its fields and values were written so or by their Chinese names; throws a question back where one is unknown. */
export function withCodes<Settings extends NamedTables>(
	settings: Settings,
	file: string,
): Settings {
	const { fields, values, sla } = settings;
	const types = namedValues("demand_type");
	const recode = <Value>(
		table: Record<string, Value> | undefined,
		key: string,
		known: readonly Named[],
		join: (one: Value, other: Value) => Value,
	) => table && recodeKeys(table, known, { file, column: key }, join);
	const days = (key: "working_days" | "natural_days") =>
		sla === undefined || sla === "none" || sla[key] === undefined
			? {}
			: {
					[key]: recode(sla[key], `sla.${key}`, types, (_, last) => last),
				};
	const groups = recode(values, "values", namedGroups(), (one, other) => ({
		...one,
		...other,
	}));
	return {
		...settings,
		...(fields && { fields: recode(fields, "fields", namedFields(), concat) }),
		...(groups && {
			values: Object.fromEntries(
				Object.entries(groups).map(([group, lists]) => {
					const own =
						group === "satisfaction" ? settings.satisfaction?.levels : [];
					const known = [...namedValues(group), ...bare(own ?? [])];
					return [group, recode(lists, `values.${group}`, known, concat)];
				}),
			),
		}),
		...(typeof sla === "object" && {
			sla: { ...sla, ...days("working_days"), ...days("natural_days") },
		}),
	};
}

const concat = (one: string[], other: string[]) => [...one, ...other];

function recodeKeys<Value>(
	table: Record<string, Value>,
	known: readonly Named[],
	place: { file: string; column: string },
	join: (one: Value, other: Value) => Value,
): Record<string, Value> {
	const recoded = new Map<string, Value>();
	for (const [typed, value] of Object.entries(table)) {
		const code = codeOf(typed, known, place);
		const before = recoded.get(code);
		recoded.set(code, before === undefined ? value : join(before, value));
	}
	return Object.fromEntries(recoded);
}

/**
 * What is named in full, by how it is printed before all else. In a file that is
 * kept no name is cut short: what is added later must not change what it means.
 */
export function exactCode(
	typed: string,
	known: readonly Named[],
): string | undefined {
	const printed = known.map(({ code, names }) => ({
		code,
		names: names.slice(0, 1),
	}));
	const [found] = [printed, known].flatMap(
		(list) => exactNamed(typed, list) ?? [],
	);
	return found?.code;
}

function codeOf(
	typed: string,
	known: readonly Named[],
	place: { file: string; column: string },
): string {
	const code = exactCode(typed, known);
	if (code !== undefined) return code;
	throw new UserError(
		`${place.column} 中没有名为“${typed.slice(0, 40)}”的${place.column === "fields" ? "字段" : "项目"}。`,
		{ place, hint: askBack(typed, known) },
	);
}

/** The fields of a ticket that a column may be named for. */
export function namedFields(): Named[] {
	const fields =
		readDefaults<Record<string, { label: string; is_given?: boolean }>>(
			"fields.yaml",
		);
	return Object.entries(fields)
		.filter(([, { is_given }]) => !is_given)
		.map(([code, { label }]) => ({ code, names: [label] }));
}

type ValueNames = Record<
	string,
	{ names: string[]; values: Record<string, string> }
>;

/** The groups of words that have meanings of ours. */
export const namedGroups = () =>
	Object.entries(readDefaults<ValueNames>("value-names.yaml")).map(
		([code, { names }]) => ({ code, names }),
	);

/** The meanings of a group; each may also be called by any word that exports are known to write for it. */
export function namedValues(group: string): Named[] {
	const { values } = readDefaults<{
		values: Record<string, Record<string, unknown[]>>;
	}>("values.yaml");
	const names = readDefaults<ValueNames>("value-names.yaml")[group]?.values;
	return Object.entries(values[group] ?? {}).map(([code, words]) => ({
		code,
		names: [names?.[code] ?? code, ...words.map(String)],
	}));
}

const bare = (codes: readonly string[]): Named[] =>
	codes.map((code) => ({ code, names: [code] }));
