import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { maskName } from "../privacy/printed-name.ts";
import { UserError } from "../user-error.ts";
import { addDays, daysBetween, isDay } from "./days.ts";
import { nearestName } from "./nearest.ts";
import { readYaml } from "./read-yaml.ts";

/** What the street set out to do, as declared: where, about what, when, and how it is to be judged. */
export interface Campaign {
	id: string;
	name: string;
	declaredAt: string;
	start: string;
	end: string;
	/** The days it is compared with; as many as it lasts, just before it, if not stated. */
	before: { start: string; end: string };
	/** Leaves of the topic tree. */
	topics: string[];
	communities: string[];
	estates: string[];
	outcome: "volume" | "repeats" | "overdue" | "dissatisfied";
	comparison: "untreated" | "last_year";
}

/** The names that a campaign may use; undefined where any will do. */
export interface KnownNames {
	/** Topic or branch to its leaves. */
	topics?: ReadonlyMap<string, string[]>;
	communities?: readonly string[];
	estates: readonly string[];
}

const FILE = "campaign/campaigns.yaml";

const day = z.string().refine(isDay);
const names = z.array(z.coerce.string().min(1));

const campaignSchema = z.strictObject({
	id: z.string().regex(/^[A-Za-z0-9_-]+$/),
	name: z.string().min(1),
	declared_at: day,
	start: day,
	end: day,
	before: z
		.string()
		.regex(/^\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2}$/)
		.optional(),
	topics: names.min(1),
	communities: names.optional(),
	estates: names.optional(),
	outcome: z.enum(["volume", "repeats", "overdue", "dissatisfied"]),
	comparison: z.enum(["untreated", "last_year"]).default("untreated"),
});

type Declared = z.infer<typeof campaignSchema>;

const schema = z.strictObject({ campaigns: z.array(campaignSchema) });

const KEYS = Object.keys(campaignSchema.shape);

/** The campaigns of a workspace in the order of its file; none where it has no such file. */
export function readCampaigns(folder: string, known: KnownNames): Campaign[] {
	const file = join(folder, ...FILE.split("/"));
	if (!existsSync(file)) return [];
	const parsed = schema.safeParse({
		campaigns: [],
		...readYaml(file, "专项行动文件", FILE),
	});
	if (!parsed.success) throw toSchemaError(parsed.error.issues[0]);
	const { campaigns } = parsed.data;
	campaigns.forEach((campaign, index) => {
		if (campaigns.findIndex(({ id }) => id === campaign.id) < index)
			throw refuse(campaign, "id", "编号用了两次", "每项行动的 id 各不相同。");
	});
	return campaigns.map((campaign) => toCampaign(campaign, known));
}

function toCampaign(declared: Declared, known: KnownNames): Campaign {
	const { id, name, start, end, outcome, comparison } = declared;
	const communities = declared.communities ?? [];
	const estates = declared.estates ?? [];
	if (end < start)
		throw refuse(
			declared,
			"end",
			"结束早于开始",
			"检查 start 和 end 两个日期。",
		);
	const before = toBefore(declared);
	if (before.end < before.start || before.end >= start)
		throw refuse(
			declared,
			"before",
			"比较时段不在开始之前",
			"写成 2022-10-01..2022-10-31，并早于 start；不写则取开始前同样长的一段。",
		);
	if (communities.length + estates.length === 0 && comparison === "untreated")
		throw refuse(
			declared,
			"comparison",
			"没有写范围，全街道都在其中，没有未开展的社区可比",
			"写 communities 或 estates；全街道的行动用 comparison: last_year。",
		);
	checkNames(declared, "communities", communities, known.communities);
	checkNames(declared, "estates", estates, known.estates);
	checkNames(declared, "topics", declared.topics, known.topics?.keys());
	return {
		id,
		name: maskName(name),
		declaredAt: declared.declared_at,
		start,
		end,
		before,
		topics: [
			...new Set(
				declared.topics.flatMap((topic) => known.topics?.get(topic) ?? [topic]),
			),
		],
		communities,
		estates,
		outcome,
		comparison,
	};
}

function toBefore({ before, start, end }: Declared): Campaign["before"] {
	if (before === undefined)
		return {
			start: addDays(start, -daysBetween(start, end) - 1),
			end: addDays(start, -1),
		};
	const [first = "", last = ""] = before.split("..");
	return { start: first, end: last };
}

function checkNames(
	campaign: Declared,
	column: "communities" | "estates" | "topics",
	stated: readonly string[],
	known: Iterable<string> | undefined,
): void {
	if (known === undefined) return;
	const list = [...known];
	const unknown = stated.find((name) => !list.includes(name));
	if (unknown === undefined) return;
	const hint =
		list.length > 0
			? `最接近的是 ${nearestName(unknown, list)}。`
			: "参考表里没有可用的名称，先补上 reference 里的表。";
	throw refuse(campaign, column, `不认识“${unknown}”`, hint);
}

function refuse(
	{ name }: Pick<Declared, "name">,
	column: string,
	what: string,
	hint: string,
): UserError {
	return new UserError(`专项行动“${name}”：${what}。`, {
		place: { file: FILE, column },
		hint,
	});
}

function toSchemaError(issue: z.core.$ZodIssue | undefined): UserError {
	if (issue?.code === "unrecognized_keys") {
		const [key = ""] = issue.keys;
		return new UserError(`不认识的设置项“${key}”。`, {
			place: { file: FILE },
			hint: `最接近的是 ${nearestName(key, ["campaigns", ...KEYS])}。`,
		});
	}
	return new UserError(`“${issue?.path.join(".") ?? ""}”的值不合要求。`, {
		place: { file: FILE },
		hint: "日期写成 2023-01-01；outcome 是 volume、repeats、overdue 或 dissatisfied；comparison 是 untreated 或 last_year；写法见 docs/campaigns.md。",
	});
}
