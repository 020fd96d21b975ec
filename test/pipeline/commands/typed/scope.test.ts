import { expect, test } from "vitest";
import { make } from "../../../../pipeline/commands/make.ts";
import { withWarehouse } from "../../../../pipeline/commands/open-warehouse.ts";
import {
	findScope,
	toScopeText,
} from "../../../../pipeline/commands/typed/scope.ts";
import { packagePath } from "../../../../pipeline/package-root.ts";

const workspace = packagePath("test", "golden", "small", "input");
const found: [string | undefined, string, string, string][] = [
	[undefined, "street", "全街道", "全街道"],
	["全街道", "street", "全街道", "全街道"],
	["community=甲社区", "community", "甲社区", "甲社区"],
	["社区=甲", "community", "甲社区", "甲社区"],
	["社区＝甲社区", "community", "甲社区", "甲社区"],
	["demand_type=help", "demand_type", "help", "求助"],
	["诉求类型=求助", "demand_type", "help", "求助"],
	["诉求=求", "demand_type", "help", "求助"],
];
const refused: [string, RegExp, RegExp][] = [
	["village=甲社区", /没有名为“village”的范围类别/, /是不是“/],
	["甲社区", /没有写明类别/, /--scope 社区=某社区/],
	["community=甲设区", /没有名为“甲设区”的社区/, /是不是“甲社区”？/],
	["社区=", /没有名为“”的社区/, /是不是“/],
	["诉求类型=求取", /没有名为“求取”的诉求类型/, /是不是“求助”（help）？/],
];

test("a scope is found by kind and name, in Chinese and by code, and asked back where it is not", async () => {
	await withWarehouse(
		{ workspace, period: "2023-03", readsOnly: true },
		{ log: () => undefined },
		async (warehouse) => {
			for (const [text, scope_kind, scope, scope_label] of found)
				expect(await findScope(warehouse, text), text).toMatchObject({
					...{ scope_kind, scope, scope_label },
				});
			for (const [text, message, hint] of refused)
				await expect(findScope(warehouse, text), text).rejects.toMatchObject({
					message: expect.stringMatching(message),
					hint: expect.stringMatching(hint),
				});
			// A branch of the topic tree is a topic to whoever writes in Chinese.
			await make(warehouse, ["int_scopes"]);
			const scopes = await warehouse.database.rows<{ scope: string }>(
				"select scope from int_scopes where scope_kind = 'topic_group' and scope <> 'other' order by scope",
			);
			for (const { scope } of scopes) {
				const group = await findScope(warehouse, `topic_group=${scope}`);
				expect(group.scope_label).toMatch(/\p{Script=Han}/u);
				expect(await findScope(warehouse, `大类=${group.scope_label}`)).toEqual(
					group,
				);
				expect(
					(await findScope(warehouse, `主题=${group.scope_label}`)).scope_label,
				).toBe(group.scope_label);
			}
			expect(scopes.length).toBeGreaterThan(2);
		},
	);
});

test("of the options that name a scope one may be written", () => {
	expect(toScopeText({})).toBeUndefined();
	expect(toScopeText({ 社区: "甲" })).toBe("社区=甲");
	expect(toScopeText({ 主题: "噪音" })).toBe("主题=噪音");
	expect(toScopeText({ scope: "unit=乙" })).toBe("unit=乙");
	expect(() => toScopeText({ 社区: "甲", 单位: "乙" })).toThrow(
		"这里写了 2 个",
	);
});
