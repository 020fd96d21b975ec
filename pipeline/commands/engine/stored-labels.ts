import { createHash } from "node:crypto";
import { join } from "node:path";
import {
	appendByKey,
	type Keyed,
	saveUnknown,
} from "../../database/keyed-rows.ts";
import { readFingerprints } from "../../plan/fingerprint.ts";
import { toSecretMark } from "../../privacy/secret-mark.ts";
import { toLabelMark } from "../stage-rules.ts";
import type { Warehouse } from "../warehouse.ts";

const NAME = "labels";

/** Labels that stand in the engine's database, each by a hash of the words that it follows from. */
export interface StoredLabels {
	/** Fills `lbl_tickets` with those of this run's records. */
	addKnown(): Promise<void>;
	/** Adds what this run has labelled beyond these; answers how many. */
	keepFresh(): Promise<number>;
}

/** None where statements run here, or where a label follows from other records as well. */
export async function openStoredLabels({
	engines,
	rules,
	database,
	secret,
	folder,
}: Warehouse): Promise<StoredLabels | undefined> {
	if (!engines || rules.estates.length === 0) return undefined;
	const { LABEL_COLUMNS } = await import("../../label/label-tickets.ts");
	const { TEXT_KEYS, writeTextKeys } = await import("../../label/text-keys.ts");
	const store = engines.store({ name: NAME, columns: LABEL_COLUMNS });
	const keyed: Keyed = {
		...{ table: "lbl_tickets", keys: TEXT_KEYS, number: "record_no" },
		columns: Object.keys(LABEL_COLUMNS),
	};
	const version = versionOfLabels({ rules, secret });
	const known = join(folder, "labels-known.parquet");
	const fresh = join(folder, "labels-fresh.parquet");
	return {
		async addKnown() {
			await writeTextKeys(database, secret);
			await store.take(version, known);
			await appendByKey(database, keyed, known);
		},
		async keepFresh() {
			const rows = await saveUnknown(database, keyed, version, known, fresh);
			if (rows > 0) await store.add(fresh);
			return rows;
		},
	};
}

/** By what labels follow from words: rules, program and secret. */
export function versionOfLabels({
	rules,
	secret,
}: Pick<Warehouse, "rules" | "secret">): string {
	const parts = [toLabelMark(rules), readFingerprints().code];
	return createHash("sha256")
		.update(JSON.stringify([...parts, toSecretMark(secret)]))
		.digest("hex")
		.slice(0, 16);
}
