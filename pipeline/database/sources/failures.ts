import { readDefaults } from "../../defaults.ts";
import { UserError } from "../../user-error.ts";
import type { Protocol, Source, SourceKind } from "./source.ts";

export interface Failure {
	text: string;
	hint: string;
	/** It may be over in a moment. */
	passing?: boolean;
	codes: Partial<Record<Protocol | "any", string[]>>;
}

interface SourceDefaults {
	kinds: Record<string, SourceKind>;
	limits: {
		connect_seconds: number;
		statement_seconds: number;
		retries: number;
		first_pause_ms: number;
	};
	failures: Failure[];
}

/** What `data/defaults/sources.yaml` says. */
export const sourceDefaults = () =>
	readDefaults<SourceDefaults>("sources.yaml");

/** What is known of a source's kind. */
export function kindOf({ kind }: Pick<Source, "kind">): SourceKind {
	const known = sourceDefaults().kinds[kind];
	if (!known) throw new Error(`there is no kind of source called ${kind}`);
	return known;
}

/** Whether the same may go well in a moment. */
export function isPassing(cause: unknown, protocol: Protocol): boolean {
	const { failures } = sourceDefaults();
	return findFailure(cause, protocol, failures)?.failure.passing ?? false;
}

/**
 * What is told of an error of a database, by its code alone: its words may quote a
 * cell. An error without a code is a mistake of ours, and stays what it is.
 */
export function tellFailure(
	cause: unknown,
	source: Source,
	stage: string,
): unknown {
	const { label, protocol } = kindOf(source);
	const codes = codesOf(cause);
	if (codes.length === 0 || cause instanceof UserError) return cause;
	const found = findFailure(cause, protocol, sourceDefaults().failures);
	const code = found?.code ?? codes[0] ?? "";
	const text = found?.failure.text ?? `${label} 报告了错误`;
	return new UserError(
		`${stage}时，${text}${showCode(code)}；一条也没有采用，原有的报告没有动。`,
		{
			place: { file: source.name },
			hint:
				found?.failure.hint ??
				"把代码交给数据库管理员；多半要改 source 的 table、query 或账号的权限。",
			cause,
		},
	);
}

/** A code for people who look it up; those of ours say nothing to them. */
export function showCode(code: string): string {
	return /^[a-z_]+$/.test(code) ? "" : `（代码 ${code}）`;
}

/** Which of the failures an error is, by its code. */
export function findFailure(
	cause: unknown,
	protocol: Protocol,
	failures: readonly Failure[],
) {
	for (const code of codesOf(cause))
		for (const failure of failures) {
			const { any = [], [protocol]: own = [] } = failure.codes;
			if ([...own, ...any].includes(code)) return { code, failure };
		}
	return undefined;
}

/** A client gives a number, a name, or both; several addresses of one host fail together. */
export function codesOf(cause: unknown): string[] {
	if (typeof cause !== "object" || cause === null) return [];
	const { code, errno, errors } = cause as Record<string, unknown>;
	const parts = Array.isArray(errors) ? errors.flatMap(codesOf) : [];
	const own = [errno, code].filter(
		(each) =>
			typeof each === "string" || (typeof each === "number" && each > 0),
	);
	return [...own.map(String), ...parts];
}
