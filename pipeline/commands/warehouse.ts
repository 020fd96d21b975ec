import { join } from "node:path";
import type { Database } from "../database/database.ts";
import type { TwoEngines } from "../database/engine/two-engines.ts";
import type { Share } from "../database/sources/source.ts";
import type { Columns } from "../database/write-table.ts";
import type { Model } from "../plan/models.ts";
import type { Maker } from "../plan/place.ts";
import type { Plan } from "../plan/plan.ts";
import type { Cost, Progress } from "../plan/run.ts";
import type { OutputFile } from "../publish/publish.ts";
import type { FilePlace } from "../read/kept-files.ts";
import type { SourceChange } from "../workspace/compared/source-changes.ts";
import type { ExportFile } from "../workspace/export-files.ts";
import type { NamingBook } from "../workspace/naming/naming-book.ts";
import type { Published } from "../workspace/published.ts";
import type { Rules } from "../workspace/rules.ts";
import type { RunTimes } from "../workspace/run-periods.ts";
import type { Unknown } from "../workspace/unknowns.ts";
import type { SecondThread } from "./pages/page-printer.ts";
import type { LogStage } from "./progress/stage.ts";

/** Where a run reads from, and which period it is about. */
export interface RunOptions {
	workspace: string;
	exports?: string[];
	period?: string;
	/** The day of a meeting, instead of a period; `true` for the first Thursday after the data. */
	meeting?: string | true;
	asOf?: string;
	out?: string;
	profile?: string;
	threads?: number;
	/** What statements run in; DuckDB where it is not said. */
	engine?: "duckdb" | "clickhouse";
	/** The metrics that are counted; all where it is not said. */
	metrics?: readonly string[];
	/** Of the profile's databases this share alone, and no files. */
	share?: Share;
	/** Leaves no trace in the workspace: no secret, no cache. */
	readsOnly?: boolean;
	/** What is said of columns and words, in the place of the workspace's book. */
	presumed?: NamingBook;
	/** False where nothing that an earlier run kept is to be used, and nothing kept. */
	cache?: boolean;
	/** Everything is made anew and held to what it promises. */
	verify?: boolean;
}

/** What a run may do besides its work: say where it is, and who is asking. */
export interface RunEffects {
	log: LogStage;
	secret?: string;
	/** Milliseconds of a clock that never goes back, to tell what each step cost. */
	now?(): number;
	/** Hears of each step as it ends. */
	tell?(cost: Cost): void;
}

/** A database of this run alone, with what is to be made in it. */
export interface Warehouse {
	database: Database;
	rules: Rules;
	models: readonly Model[];
	plan: Plan<Warehouse>;
	progress: Progress;
	files: readonly ExportFile[];
	options: RunOptions;
	secret: string;
	/** Of this run alone, and gone with it. */
	folder: string;
	log: LogStage;
	/** Settled while running, unless it was settled before. */
	facts?: RunFacts;
	/** What remains of the plan once it is known what the exports have. */
	usable?: Plan<Warehouse>;
	/** Of the nodes of the plan, where an earlier run has told them. */
	keys?: ReadonlyMap<string, string>;
	/** What earlier runs kept; where it is not used there is none. */
	cache?: Cache;
	/** Where the records of each export stand, once they are read. */
	read?: readonly FilePlace[];
	/** Files of the output, by the node that writes them. */
	outputs: Map<string, readonly OutputFile[]>;
	/** The database that statements run in, where it is not this one. */
	engines?: TwoEngines;
	/** Of one statement: what makes its table there. */
	maker?: Maker;
	/** How many labels were made that stood nowhere, where there is a store of them. */
	freshLabels?: number;
	/** What prints pages; this thread where there is none. */
	printer?: SecondThread;
	/** What is read of the exports; all where it is not said. */
	source?: {
		isWanted(place: { file: string; sheet: string; row: number }): boolean;
	};
	/** Which number is to be explained. */
	question?: { metric: string; scope_kind: string; scope: string };
}

/** What reading the exports settled: their fields, and the periods that were printed before. */
export interface RunFacts {
	fields: ReadonlySet<string>;
	times: RunTimes;
	published: readonly Published[];
	/** What the exports have columns for and yet say too little of. */
	unknowns: readonly Unknown[];
	/** The sources that the compared periods have not in common. */
	sourceChanges: readonly SourceChange[];
	/** The days on which sources begin. */
	sourceStarts: readonly string[];
	/** What the source of each file is called. */
	sourceNames: ReadonlyMap<string, string>;
	/** What is written of all this. */
	tables?: Record<string, Columns>;
}

/** The tables of what is settled. */
export const RUN_TABLES = [
	"run_periods",
	"run_options",
	"run_fields",
	"run_campaign_spans",
	"run_forecasts",
	"run_forecast_windows",
	"run_forecast_seasons",
	"run_sections",
	"run_metrics",
	"run_unknown_metrics",
	"run_source_changes",
	"run_source_starts",
	"run_source_files",
	"run_needs",
	"ref_published",
];

/** The figures that later builds are told of. */
export const PUBLISHED = "published";

/** The folder that periods are built into. */
export function outFolder({ out, workspace }: RunOptions): string {
	return out ?? join(workspace, "out");
}

/** What earlier runs kept in the workspace, and what tells whether it is of the same. */
export interface Cache {
	/** The program and its defaults, the engine, the templates. */
	program: { code: string; engine: string; templates: string };
	secretMark: string;
	/** What each export is, by its path: the hash of its bytes, or why there are none. */
	exports: ReadonlyMap<string, string>;
	/** A file of the cache, without an ending, by the hash of what it follows from. */
	placeOf(...follows: unknown[]): string;
	/** Whether anything may be written. */
	isWritable: boolean;
	/** Puts files at a place, by their endings, each whole or not at all. */
	put(
		place: string,
		write: (toFresh: (ending: string) => string) => Promise<void> | void,
	): Promise<void>;
	/** Says that a place is used, so that what is there stays longest; answers the place. */
	use(place: string): string;
}
