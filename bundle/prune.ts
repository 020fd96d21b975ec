import { readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Target } from "./targets.ts";

/** Told of each file by its path below `node_modules/`. */
type Rule = (path: string, target: Target) => boolean;

const LICENCE = /(^|\/)(licen[cs]e|notice|copying)[^/]*$/i;

// What Node loads of a package is `.js`, `.mjs`, `.cjs`, `.json`, `.node` and what these are linked with. All else is for people, compilers and browsers.
const NEVER_RUN: Rule[] = [
	// Maps, types, sources, descriptions, calendars.
	(path) =>
		/\.(map|d\.[cm]?ts|[cm]?ts|flow|md|markdown|[ch]|cc|cpp|gypi?|bare|ics|yml|tsbuildinfo)$/.test(
			path,
		),
	(path) => /\/(\.eslintrc|\.nycrc|\.npmignore|\.editorconfig)/.test(path),
	// The same code once more for browsers.
	(path) => /\.(min|umd|iife)\.(js|cjs)$|\.min\.mjs$/.test(path),
	// Documentation of @stdlib lies beside its code; elsewhere a folder of this name may be code.
	(path) => /^@stdlib\/.*\/docs\//.test(path),
	// Types alone, and what compiles templates beforehand.
	(path) => /^(@types|uglify-js|vega-typings)\//.test(path),
	// Prebuilt for other machines.
	(path, { os, cpu }) =>
		/^fs-native-extensions\/prebuilds\//.test(path) &&
		!path.startsWith(`fs-native-extensions/prebuilds/${os}-${cpu}/`),
];

/** Whether a file of `node_modules/` is left out on a machine of this kind. */
export function isPruned(path: string, target: Target): boolean {
	return !LICENCE.test(path) && NEVER_RUN.some((rule) => rule(path, target));
}

/** Takes out of a `node_modules/` what never runs, links, and the folders that are empty then. */
export function prune(modules: string, target: Target): void {
	pruneFolder(modules, "", target);
	removeEmpty(modules);
}

// Walked by hand: Node 24 follows links where it lists a folder with all below it.
function pruneFolder(modules: string, below: string, target: Target): void {
	for (const entry of readdirSync(join(modules, below), {
		withFileTypes: true,
	})) {
		const path = below ? `${below}/${entry.name}` : entry.name;
		if (entry.isDirectory()) pruneFolder(modules, path, target);
		else if (entry.isSymbolicLink() || isPruned(path, target))
			rmSync(join(modules, path));
	}
}

function removeEmpty(folder: string): void {
	for (const entry of readdirSync(folder, { withFileTypes: true }))
		if (entry.isDirectory()) removeEmpty(join(folder, entry.name));
	if (readdirSync(folder).length === 0) rmdirSync(folder);
}
