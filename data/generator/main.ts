#!/usr/bin/env node
import {
	existsSync,
	mkdirSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packagePath } from "../../pipeline/package-root.ts";
import { createVisitSample } from "./households.ts";
import { createSample, formatLabels, formatTruth } from "./sample.ts";
import { loadWorld } from "./world.ts";

const OWN_FOLDER = packagePath("data/yiyuan/exports");
const OWN_CAMPAIGN = packagePath("data/yiyuan/campaign");

const { values } = parseArgs({
	options: {
		to: { type: "string", default: OWN_FOLDER },
		"if-absent": { type: "boolean", default: false },
		truth: { type: "string" },
		labels: { type: "string" },
	},
});

const hasExports = existsSync(values.to) && readdirSync(values.to).length > 0;
const isOwn = values.to === OWN_FOLDER;
const hasVisits = existsSync(join(OWN_CAMPAIGN, "visits.csv"));
if (isOwn && !(values["if-absent"] && hasVisits))
	for (const { name, text } of createVisitSample(loadWorld()).files)
		writeFileSync(join(OWN_CAMPAIGN, name), text);
if (!(values["if-absent"] && hasExports)) {
	const sample = createSample();
	const files = sample.writeFiles();
	// Files that an earlier sample had would count a second time; a folder that was named is not ours to clear.
	if (isOwn) rmSync(OWN_FOLDER, { recursive: true, force: true });
	mkdirSync(values.to, { recursive: true });
	for (const { name, bytes } of files)
		writeFileSync(join(values.to, name), bytes);
	if (values.truth)
		writeFileSync(values.truth, formatTruth(sample.findTruth()));
	if (values.labels) writeFileSync(values.labels, formatLabels(sample.tickets));
	console.error(`已生成示例数据：${files.length} 个文件，在 ${values.to}`);
}
