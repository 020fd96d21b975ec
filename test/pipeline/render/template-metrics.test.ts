import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packagePath } from "../../../pipeline/package-root.ts";
import { readReportTexts } from "../../../pipeline/render/report-texts.ts";
import { definitions } from "./marts-fixture.ts";

const templates = readdirSync(packagePath("templates"), {
	recursive: true,
	encoding: "utf8",
})
	.filter((file) => file.endsWith(".hbs"))
	.map((file) => [
		file,
		readFileSync(join(packagePath("templates"), file), "utf8"),
	]);

test("a metric that a template or a text names is one there is: a misspelt name would print nothing", () => {
	const named = templates.flatMap(([file, text = ""]) => [
		...[...text.matchAll(/\bstreet\.(\w+)\.\w/g)].map(([, name = ""]) => [
			file,
			name,
		]),
		...[...text.matchAll(/\b(?:trace|rateCell|countedRateCell) "(\w+)"/g)].map(
			([, name = ""]) => [file, name],
		),
	]);
	expect(named.length).toBeGreaterThan(20);
	const { summary, headlines } = readReportTexts();
	const told = [...summary, ...Object.keys(headlines)].map((name) => [
		"report-texts.yaml",
		name,
	]);
	expect(
		[...named, ...told].filter(([, name = ""]) => !(name in definitions)),
	).toEqual([]);
});

test("no line of the code that renders names a metric", () => {
	const folder = packagePath("pipeline", "render");
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
	const guilty = files
		.filter((file) => file.endsWith(".ts"))
		.filter((file) =>
			Object.keys(definitions).some((metric) =>
				readFileSync(join(folder, file), "utf8").includes(`"${metric}"`),
			),
		);
	expect(guilty).toEqual([]);
});
