import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Spec } from "vega";
import type { Config, TopLevelSpec } from "vega-lite";
import { once } from "../../defaults.ts";
import { packagePath } from "../../package-root.ts";
import type { RowChoice } from "../charts/chart-rows.ts";
import type { TableChoice } from "../charts/chart-table.ts";
import type { Telling } from "../charts/tell-chart.ts";
import {
	listTemplates,
	tellOwnTemplate,
	templateFile,
} from "./own-templates.ts";

/** A Vega-Lite specification; `usermeta` says on which page it stands, which rows it takes and the sections it needs. */
export interface ChartSpec {
	description: string;
	params?: { name: string; value: unknown }[];
	usermeta: {
		/** The report, if not said. */
		page?: ChartPage;
		sections: string[];
		rows: Record<string, RowChoice>;
		table: TableChoice;
		tell?: Telling;
	};
}

export type ChartPage = "report" | "communities";

/** For paper and screen, and for a phone. */
export type Size = "wide" | "narrow";

const WIDTHS: Record<Size, number> = { wide: 760, narrow: 346 };

/** Every chart of `templates/charts`, by its name. */
export function readSpecs(own?: string): [name: string, spec: ChartSpec][] {
	return listTemplates(own)
		.filter((file) => file.startsWith(CHARTS) && file.endsWith(".vl.json"))
		.map((file) => [
			file.slice(CHARTS.length).replace(".vl.json", ""),
			readJson<ChartSpec>(file, own),
		]);
}

const CHARTS = "charts/";

export const readTheme = once(() => readJson<Config>(`${CHARTS}theme.json`));

function readJson<Content>(path: string, own?: string): Content {
	try {
		return JSON.parse(readFileSync(templateFile(path, own), "utf8"));
	} catch (cause) {
		throw tellOwnTemplate(own, cause);
	}
}

/** Where compiling the package keeps what each chart is for Vega, by the hash of what it is compiled from. */
const FILE = packagePath("dist", "charts.json");

// As texts: whoever draws may change what it is given.
let known: Map<string, string> | undefined;

/** A chart as Vega draws it, without its rows; it is compiled where that was not done when the package was. */
export async function compileSpec(spec: ChartSpec, size: Size): Promise<Spec> {
	known ??= new Map(
		existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : [],
	);
	const sized = sizeSpec(spec, size);
	const key = keyOf(sized);
	const text = known.get(key) ?? (await compile(sized));
	known.set(key, text);
	return JSON.parse(text);
}

/** Compiles all charts, once the package is compiled: it takes longer than to draw them, and the library longer still to load. */
export async function writeCharts(): Promise<void> {
	const compiled: [key: string, text: string][] = [];
	for (const [, spec] of readSpecs())
		for (const size of Object.keys(WIDTHS) as Size[]) {
			const sized = sizeSpec(spec, size);
			compiled.push([keyOf(sized), await compile(sized)]);
		}
	writeFileSync(FILE, JSON.stringify(compiled));
}

const NARROW = "is_narrow";

function sizeSpec(spec: ChartSpec, size: Size): object {
	const own = (spec.params ?? []).filter(({ name }) => name !== NARROW);
	const params = [...own, { name: NARROW, value: size === "narrow" }];
	return { ...spec, width: WIDTHS[size], params };
}

function keyOf(sized: object): string {
	const parts = JSON.stringify([sized, readTheme()]);
	return createHash("sha256").update(parts).digest("hex");
}

async function compile(sized: object): Promise<string> {
	const vega = await import("vega");
	const { compile } = await import("vega-lite");
	const { spec } = compile(sized as TopLevelSpec, {
		config: structuredClone(readTheme()),
		logger: vega.logger(vega.Error),
	});
	return JSON.stringify(spec);
}
