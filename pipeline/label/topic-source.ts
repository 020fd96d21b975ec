import { createModelLabeller } from "../topic-model/model-labeller.ts";
import type { TopicModel } from "../topic-model/topic-model.ts";
import {
	createTopicLabeller,
	type LabelTopic,
	OTHER,
	type TicketText,
	type TopicLabel,
	type TopicRule,
	type TopicWords,
} from "./topic-rules.ts";

/** What says which topic a ticket is. */
export interface TopicRules {
	topics: { leaves: readonly TopicRule[] };
	/** `given`: the export's own classification is the topic, whatever the tree says. */
	topicSource: "tree" | "given" | "model";
	/** Of `model`: the model, and the topic that each of its classes is counted under. */
	labellingModel?: { model: TopicModel; topics: ReadonlyMap<string, string> };
}

/** A ticket as it came, as it may be looked at, and the words found in it. */
export interface ReadTicket {
	raw: TicketText;
	masked: TicketText;
	words: TopicWords;
}

/** Finds the topic of a ticket by what the rules name. */
export function createTopicFinder({
	topics,
	topicSource,
	labellingModel,
}: TopicRules): (ticket: ReadTicket) => TopicLabel {
	if (labellingModel) return createModelFinder(labellingModel);
	const label: LabelTopic =
		topicSource === "given" ? labelAsGiven : createTopicLabeller(topics.leaves);
	return ({ masked, words }) => label(masked, words);
}

// The text as it came, as `label` gives it to a model; nothing of it but a class comes back.
function createModelFinder({
	model,
	topics,
}: NonNullable<TopicRules["labellingModel"]>): (
	ticket: ReadTicket,
) => TopicLabel {
	const labelText = createModelLabeller(model);
	return ({ raw: { title, content } }) => {
		const { label, isUnsure } = labelText({
			title: title ?? "",
			content: content ?? "",
		});
		const topic = label === null || isUnsure ? undefined : topics.get(label);
		return topic === undefined ? OTHER : { topic, basis: "model" };
	};
}

const labelAsGiven: LabelTopic = ({ topicName }) =>
	topicName ? { topic: topicName, basis: "path" } : OTHER;
