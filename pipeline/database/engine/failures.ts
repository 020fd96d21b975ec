import { readDefaults } from "../../defaults.ts";
import { UserError } from "../../user-error.ts";
import {
	codesOf,
	type Failure,
	findFailure,
	showCode,
} from "../sources/failures.ts";

const failures = () =>
	readDefaults<{ failures: Failure[] }>("engines.yaml").failures;

/** Whether the same may go well in a moment. */
export function isPassing(cause: unknown): boolean {
	return find(cause)?.failure.passing ?? false;
}

/**
 * What is told of an error of the engine, by its code alone: its words may quote a
 * cell. An error without a code is a mistake of ours, and stays what it is.
 */
export function tellEngineFailure(
	cause: unknown,
	name: string,
	stage: string,
): unknown {
	const [first] = codesOf(cause);
	if (first === undefined || cause instanceof UserError) return cause;
	const found = find(cause);
	const text = found?.failure.text ?? "ClickHouse 报告了错误";
	return new UserError(
		`${stage}时，${text}${showCode(found?.code ?? first)}；ClickHouse 里上次的结果和本机上次的报告都没有动。`,
		{
			place: { file: name },
			hint:
				found?.failure.hint ??
				"把这句话和代码交给 ClickHouse 的管理员；在本机上算，就去掉 --engine clickhouse。",
			cause,
		},
	);
}

function find(cause: unknown) {
	return findFailure(cause, "clickhouse", failures());
}
