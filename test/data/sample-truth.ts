import { readFileSync } from "node:fs";
import { packagePath } from "../../pipeline/package-root.ts";

export type Count = number | [number, number];
export type Figures = Record<string, Count>;
export interface PeriodTruth {
	street: Figures;
	community: Record<string, Figures>;
	unit: Record<string, Figures>;
}
export type PlaceKind = "bursts" | "heavy_callers" | "persistent" | "seasons";
export interface Place {
	topic: string;
	estate: string;
	ticket_ids: string[];
}
export interface MonthlyTopic {
	topic: string;
	monthly: Record<string, number>;
}
export interface Truth {
	as_of: string;
	ledger: Record<string, string | number>[];
	rejects: { file: string; row: number; reason: string }[];
	damaged: { ticket_id: string; found_in: string | null }[];
	volumes: Record<string, number>;
	states: { accepted: Record<string, number> };
	planted: {
		worse_communities: { community: string; since: string }[];
		dissatisfying_units: { unit: string; since: string }[];
		seasonal_topics: (MonthlyTopic & { months: number[] })[];
		waves: {
			topic: string;
			first_at: string;
			last_at: string;
			communities: number;
			ticket_ids: string[];
		}[];
		weary_estates: { estate: string }[];
		campaigns: {
			campaign: string;
			hotline_ratio: number;
			total_ratio: number;
		}[];
	} & Record<PlaceKind, Place[]>;
	periods: Record<string, PeriodTruth>;
}

// The generator counted these from its own tickets; no SQL of ours had a part in it.
export const truth: Truth = JSON.parse(
	readFileSync(packagePath("data", "yiyuan", "truth.json"), "utf8"),
);
