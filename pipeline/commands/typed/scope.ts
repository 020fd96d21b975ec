import { selectRows } from "../../database/select-rows.ts";
import { readReportTexts } from "../../render/report-texts.ts";
import { STREET } from "../../scope-names.ts";
import { UserError } from "../../user-error.ts";
import { findNamed, type Named } from "../../workspace/nearest.ts";
import { make } from "../make.ts";
import type { Warehouse } from "../warehouse.ts";

export interface Scope {
	scope_kind: string;
	scope: string;
}

/** A scope as a reader knows it. */
export interface NamedScope extends Scope {
	kind_label: string;
	scope_label: string;
}

/** The options that name a scope, as they were typed. */
export interface TypedScope {
	scope?: string;
	社区?: string;
	单位?: string;
	主题?: string;
}

/** One scope of all the ways to write one: `类别=名称`. */
export function toScopeText(typed: TypedScope): string | undefined {
	const { scope, 社区, 单位, 主题 } = typed;
	const texts = Object.entries({ 社区, 单位, 主题 }).flatMap(([kind, name]) =>
		name === undefined ? [] : [`${kind}=${name}`],
	);
	if (scope !== undefined) texts.push(scope);
	if (texts.length > 1)
		throw new UserError(`一次只能说明一个范围，这里写了 ${texts.length} 个。`, {
			hint: "留一个，如 hotline-review explain 满意率 --社区 某社区。",
		});
	return texts[0];
}

/** The scope that a text means, by name or code; the whole street where there is none. */
export async function findScope(
	warehouse: Warehouse,
	text: string | undefined,
): Promise<NamedScope> {
	const { scope_kind: labels = {} } = readReportTexts().words;
	const street = { scope_kind: "street", scope: STREET };
	const whole = { ...street, kind_label: STREET, scope_label: STREET };
	if (text === undefined || text.trim() === STREET) return whole;
	const [typedKind = "", ...rest] = text.normalize("NFKC").split("=");
	if (rest.length === 0)
		throw new UserError(`范围“${text.slice(0, 40)}”没有写明类别。`, {
			hint: `写成 类别=名称，如 --scope 社区=某社区；类别有：${Object.values(labels).join("、")}。`,
		});
	const kind = findNamed(
		typedKind,
		Object.entries(labels).map(([code, label]) => ({
			code,
			names: [label, ...(OTHER_NAMES[code] ?? [])],
		})),
		"范围类别",
	);
	await make(warehouse, ["int_scopes"]);
	const rows = await selectRows<Scope>(warehouse.database, "int_scopes", {
		columns: ["scope_kind", "scope"],
		order: ["scope_kind", "scope"],
	});
	// A branch of the tree is a topic to whoever writes in Chinese.
	const kinds =
		kind.code === "topic" && typedKind.trim() !== kind.code
			? ["topic", "topic_group"]
			: [kind.code];
	const known = kinds.flatMap((each) =>
		rows
			.filter(({ scope_kind }) => scope_kind === each)
			.map((row) => nameScope(row, warehouse, labels)),
	);
	if (known.length === 0)
		throw new UserError(`这些导出里没有按“${labels[kind.code]}”分的数。`, {
			hint: "用 hotline-review check 看缺哪些列。",
		});
	const {
		code: _,
		names: __,
		...found
	} = findNamed(rest.join("="), known, `${kind.names[0]}`);
	return found;
}

const OTHER_NAMES: Record<string, string[]> = {
	street: ["街道"],
	unit: ["单位"],
	topic_group: ["主题类"],
};

type KnownScope = NamedScope & Named;

function nameScope(
	{ scope_kind, scope }: Scope,
	{ rules }: Warehouse,
	labels: Record<string, string>,
): KnownScope {
	const { leaves } = rules.topics;
	const words = readReportTexts().words[scope_kind]?.[scope];
	const topic =
		scope_kind === "topic"
			? leaves.find(({ id }) => id === scope)?.name
			: undefined;
	const group =
		scope_kind === "topic_group"
			? leaves.find((leaf) => leaf.group === scope)?.groupName
			: undefined;
	const scope_label = topic ?? group ?? words ?? scope;
	const kind_label = labels[scope_kind] ?? scope_kind;
	return {
		...{ scope_kind, scope, kind_label, scope_label },
		code: scope,
		names: [scope_label],
	};
}
