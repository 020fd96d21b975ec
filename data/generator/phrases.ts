import { z } from "zod";
import { readYaml } from "./world.ts";

const phrases = z.array(z.string());
const slots = z.record(z.string(), z.union([z.string(), phrases]));
const byName = z.record(z.string(), phrases);

const schema = z.strictObject({
	slots,
	voices: z.strictObject({
		clerk: z.strictObject({ slots }),
		self: z.strictObject({ slots }),
	}),
	shapes: z.strictObject({ curt: phrases, normal: phrases, long: phrases }),
	subjects: phrases,
	subject_leads: z.strictObject({ clerk: phrases, self: phrases }),
	second_issue: phrases,
	titles: byName,
	locations: byName,
	typos: z.array(z.tuple([z.string(), z.string()])),
	results: phrases,
	people: z.strictObject({
		surnames: phrases,
		given_first: phrases,
		given_last: phrases,
	}),
});

export type Phrases = z.infer<typeof schema>;

/** What every topic's texts share. */
export function loadPhrases(): Phrases {
	return schema.parse(readYaml("phrases/common.yaml"));
}
