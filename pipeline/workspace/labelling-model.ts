import { basename, isAbsolute, resolve } from "node:path";
import { readModel } from "../topic-model/model-file.ts";
import type { TopicModel } from "../topic-model/topic-model.ts";
import { topicsOfClasses } from "./topic-names.ts";
import type { TopicTree } from "./topics.ts";

/** The trained model that a build labels with. */
export interface LabellingModel {
	/** As it is told; no folder of this machine. */
	path: string;
	absolutePath: string;
	/** Of its bytes. */
	sha256: string;
	model: TopicModel;
	/** The topic that each of its classes is counted under. */
	topics: ReadonlyMap<string, string>;
}

/** Reads the model that a profile names; throws a `UserError` where there is none or it is damaged. */
export function readLabellingModel(
	folder: string,
	file: string,
	tree: TopicTree,
): LabellingModel {
	const absolutePath = resolve(folder, file);
	const { model, sha256 } = readModel(
		absolutePath,
		"检查 profile.yaml 里 topic_model 的路径，它从工作区算起",
	);
	return {
		path: isAbsolute(file) ? basename(file) : file.replaceAll("\\", "/"),
		absolutePath,
		sha256,
		model,
		topics: topicsOfClasses(model.labels, tree),
	};
}
