import { groupBy } from "../group-by.ts";
import { compare } from "./cluster-text.ts";

/** The value that most have, the first by code unit of several; '' and 0 of none. */
export function mostCommon(values: readonly string[]): {
	value: string;
	count: number;
} {
	const [most] = groupBy(values, (value) => value).sort(
		(a, b) => b.length - a.length || compare(a[0] ?? "", b[0] ?? ""),
	);
	return { value: most?.[0] ?? "", count: most?.length ?? 0 };
}
