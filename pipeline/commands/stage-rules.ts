import type { LabelRules } from "../label/label-text.ts";
import type { ReadRules } from "../read/sheet-rules.ts";
import type { Rules } from "../workspace/rules.ts";

/** What reading has to know of the rules. */
export function toReadRules(rules: Rules): ReadRules {
	return {
		fields: rules.fields,
		unknownMarkers: rules.unknownMarkers,
		confidentialMarkers: rules.confidentialMarkers,
		dateFormats: rules.profile.dateFormats,
		deadlineLevel: rules.profile.deadlineLevel,
		...(rules.profile.fieldsByFile && {
			fieldsByFile: rules.profile.fieldsByFile,
		}),
	};
}

/** What labelling has to know of the rules; plain data for its threads. */
export function toLabelRules(rules: Rules): LabelRules {
	const { topics, estates, units, placeWords, stopWords, profile } = rules;
	const { safetyWords, demandWords, titleWords, labellingModel } = rules;
	const { topicSource } = profile;
	return {
		topics,
		estates,
		units,
		topicSource,
		...(labellingModel && { labellingModel }),
		placeWords,
		stopWords,
		safetyWords,
		demandWords,
		titleWords,
	};
}

/** What a label follows from besides the text: the rules, the model by the hash of its file. */
export function toLabelMark(rules: Rules): unknown {
	const { labellingModel } = rules;
	return { ...toLabelRules(rules), labellingModel: labellingModel?.sha256 };
}
