import { maskText } from "../privacy/mask.ts";
import { cleanText } from "./model-text.ts";

/** What a model may learn from: the text without what could lead to a person. */
export function maskForTraining(text: string): string {
	return cleanText(maskText(text).replace(/〔[^〔〕]*〕/g, "|"));
}
