import { toCallerKey } from "../privacy/caller-key.ts";
import { findSureSign } from "../privacy/mask.ts";
import { isPersonName } from "../privacy/person-name.ts";
import { PERSON_WORDS } from "../privacy/person-words.ts";
import { toPrivateKey } from "../privacy/private-key.ts";
import type { OutputFile } from "./publish.ts";
import { readCells } from "./readable-cells.ts";

/** What must not be published, as keyed hashes, and what may be though it looks alike. */
export interface LeakRules {
	secret: string;
	callerKeys: ReadonlySet<string>;
	nameKeys: ReadonlySet<string>;
	identityKeys: ReadonlySet<string>;
	/** Numbers of tickets, which may look like anybody's. */
	ids: ReadonlySet<string>;
	/** The words of references, rules and templates, and the names that were judged fit to print. */
	known: string;
	/** Lists for the doors of one grid alone. */
	isDoorList(path: string): boolean;
}

export interface Leak {
	path: string;
	/** 电话, 姓名 … */
	kind: string;
}

/** Finds the first thing of a person in what is to be published; undefined where there is none. What was judged once is known in later files. */
export type LeakFinder = (files: readonly OutputFile[]) => Leak | undefined;

export function createLeakFinder(rules: LeakRules): LeakFinder {
	const judge = createJudge(rules);
	return (files) => {
		for (const file of files) {
			const mayHaveDoors = rules.isDoorList(file.path);
			for (const cell of [...namesOf(file), ...readCells(file)]) {
				const kind = judge(cell);
				if (kind && !(mayHaveDoors && kind === "门牌"))
					return { path: file.path, kind };
			}
		}
		return undefined;
	};
}

const ENDING = /\.(?:html|csv|arrow|xlsx|docx|pdf|vl\.json|json)$/;

function namesOf({ path }: OutputFile): string[] {
	return path.replace(ENDING, "").split("/");
}

const NO_WORD = /^[\s\d.:+\-Ee%/]{0,9}$|^-?\d{1,6}\.\d+$/;
const HASH = /^[\w+/=-]{32,}$/;
const RUNS = /(?<![\d.])\d{7,18}[Xx]?(?!\d)/g;
const FEWEST_SURE_DIGITS = 10;
const HAN_RUNS = /\p{Script=Han}{2,}/gu;

function createJudge(rules: LeakRules): (cell: string) => string | undefined {
	const judged = new Map<string, string | undefined>();
	const isOwnName = createNameTest(rules);
	const judge = (cell: string) =>
		NO_WORD.test(cell) || HASH.test(cell) || rules.ids.has(cell)
			? undefined
			: (findNumber(cell, rules) ??
				findName(cell, isOwnName) ??
				findSign(cell, rules));
	return (cell) => {
		if (!judged.has(cell)) judged.set(cell, judge(cell));
		return judged.get(cell);
	};
}

function findNumber(cell: string, rules: LeakRules): string | undefined {
	for (const [run] of cell.matchAll(RUNS)) {
		if (rules.ids.has(run)) continue;
		// As long as a page is wide in the units of an office, or a file in bytes.
		if (run.length < FEWEST_SURE_DIGITS && run === cell) continue;
		const key = toCallerKey(run.replace(/x/i, ""), rules.secret);
		if (key !== null && rules.callerKeys.has(key)) return "电话";
		const identity = toPrivateKey("identity", run.toUpperCase(), rules.secret);
		if (rules.identityKeys.has(identity)) return "证件号";
	}
	return undefined;
}

function findSign(cell: string, { known, ids }: LeakRules): string | undefined {
	const found = findSureSign(cell);
	if (!found || known.includes(found.text)) return undefined;
	return ids.has(found.text.trim()) ? undefined : found.word;
}

const SURNAMES = new Set([...PERSON_WORDS.common, ...PERSON_WORDS.everyday]);
const COMPOUND = new Set(PERSON_WORDS.compound);
const LONGEST_NAME = 4;

function findName(
	cell: string,
	isOwnName: (text: string) => boolean,
): string | undefined {
	const isOwnIn = (text: string) => isOwnName(text) && isPersonName(text);
	for (const [run] of cell.matchAll(HAN_RUNS)) {
		// Two characters meet by chance; they are a name where they stand alone.
		if (run.length <= LONGEST_NAME && isOwnName(run)) return "姓名";
		for (let at = 0; at + 3 <= run.length; at++) {
			if (!SURNAMES.has(run[at] ?? "") && !COMPOUND.has(run.slice(at, at + 2)))
				continue;
			for (let length = 3; length <= LONGEST_NAME; length++)
				if (isOwnIn(run.slice(at, at + length))) return "姓名";
		}
	}
	return undefined;
}

function createNameTest({ nameKeys, known, secret }: LeakRules) {
	const tested = new Map<string, boolean>();
	return (text: string): boolean => {
		if (nameKeys.size === 0) return false;
		let isOwn = tested.get(text);
		if (isOwn === undefined) {
			isOwn =
				nameKeys.has(toPrivateKey("name", text, secret)) &&
				!known.includes(text);
			tested.set(text, isOwn);
		}
		return isOwn;
	};
}
