import type { ClusterText } from "../../../../pipeline/estimate/repeats/cluster-text.ts";
import { createPairCounter } from "../../../../pipeline/label/count-pairs.ts";

const countPairs = createPairCounter(["希望", "反映"]);

let next = 0;
/** A text of a new caller, as its pairs are counted. */
export function text(
	title: string,
	content: string,
	other: Partial<ClusterText> = {},
): ClusterText {
	next += 1;
	return {
		ticket_id: `T${String(next).padStart(3, "0")}`,
		estate: "",
		place: "",
		community: "未归属",
		topic: "other",
		caller_key: `k${next}`,
		accepted_at: "2023-03-10 08:00:00",
		keywords: "",
		pairs: countPairs(title, content),
		phrases: "",
		demands: "",
		is_withheld: false,
		...other,
	};
}

const THINGS = [
	"电梯",
	"路灯",
	"井盖",
	"垃圾桶",
	"停车位",
	"健身器材",
	"绿化带",
	"供暖",
	"宽带",
	"公交站",
];
const FAULTS = [
	"坏了很久没人修",
	"缺了一块",
	"被人占用",
	"太旧了想换新的",
	"夜里响个不停",
	"什么时候能装好",
];
/** What else people write about. */
export const others = () =>
	Array.from({ length: 60 }, (_, index) =>
		text(
			`${THINGS[index % 10]}${FAULTS[index % 6]}`,
			`${index}号院的${THINGS[index % 10]}${FAULTS[index % 6]}，问了${index + 3}次`,
		),
	);
