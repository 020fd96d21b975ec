import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { UserError } from "../user-error.ts";
import { BLOCKS } from "./text-features.ts";
import type { TopicModel } from "./topic-model.ts";

const FORMAT = "hotline-review topic model";
const VERSION = 1;

const share = z.number().min(0).max(1);

const schema = z.object({
	labels: z.array(z.string().min(1)).min(2),
	title_weight: z.number().positive(),
	sharpness: z.number().positive(),
	threshold: share,
	data: z.object({ examples: z.number(), sha256: z.string() }),
	recipe: z.looseObject({ blocks: z.array(z.enum(BLOCKS)) }),
	evaluation: z.looseObject({ accuracy: share, macro_f1: share }),
	bias: z.array(z.number()),
	features: z.array(
		z.tuple([
			z.enum(BLOCKS),
			z.string().min(1),
			z.number(),
			z.array(z.number()),
		]),
	),
});

/** A model as JSON, one feature a line: kind, text, scale, a weight a label. */
export function formatModel(model: TopicModel): string {
	const { features, titleWeight, labels, sharpness, threshold, ...rest } =
		model;
	const { data, recipe, evaluation, bias } = rest;
	const head = JSON.stringify(
		{
			format: FORMAT,
			version: VERSION,
			labels,
			title_weight: titleWeight,
			sharpness,
			threshold,
			data,
			recipe,
			evaluation,
			bias,
		},
		null,
		1,
	);
	const lines = features.map(({ block, text, scale, weights }) =>
		JSON.stringify([block, text, scale, weights]),
	);
	return `${head.slice(0, -2)},\n "features": [\n${lines.join(",\n")}\n]\n}\n`;
}

export interface ReadModel {
	model: TopicModel;
	/** Of the bytes of its file. */
	sha256: string;
}

/** Reads a model file; `hint` says where its path was written. */
export function readModel(file: string, hint: string): ReadModel {
	const bytes = tryToRead(file, hint);
	return {
		model: parseModel(bytes.toString("utf8"), file),
		sha256: createHash("sha256").update(bytes).digest("hex"),
	};
}

function tryToRead(file: string, hint: string): Buffer {
	try {
		return readFileSync(file);
	} catch (cause) {
		throw new UserError("模型文件打不开。", {
			place: { file },
			hint: `${hint}；模型由 hotline-review train 生成。`,
			cause,
		});
	}
}

/** Reads a model; throws a `UserError` for a file that is none, or of another version. */
export function parseModel(text: string, file: string): TopicModel {
	const content = parseJson(text, file);
	const { format, version } = (content ?? {}) as Record<string, unknown>;
	if (format !== FORMAT) throw notAModel(file);
	if (version !== VERSION)
		throw new UserError(
			`模型文件的版本是 ${String(version)}，本程序只认版本 ${VERSION}。`,
			{ place: { file }, hint: "用 hotline-review train 重新训练一次。" },
		);
	const parsed = schema.safeParse(content);
	if (!parsed.success) throw notAModel(file, parsed.error);
	const { title_weight, features, ...rest } = parsed.data;
	const count = rest.labels.length;
	if (
		rest.bias.length !== count ||
		features.some(([, , , weights]) => weights.length !== count)
	)
		throw notAModel(file);
	return {
		...(rest as unknown as TopicModel),
		titleWeight: title_weight,
		features: features.map(([block, text, scale, weights]) => ({
			block,
			text,
			scale,
			weights,
		})),
	};
}

function parseJson(text: string, file: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw notAModel(file, cause);
	}
}

function notAModel(file: string, cause?: unknown): UserError {
	return new UserError("不是完整的主题模型文件。", {
		place: { file },
		hint: "模型由 hotline-review train 生成，请不要手工改动；可以重新训练一次。",
		cause,
	});
}
