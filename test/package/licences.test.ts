import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";

const read = (name: string) => readFileSync(packagePath(name), "utf8");
const notice = read("NOTICE");

interface Locked {
	dev?: boolean;
	license?: string;
}
const { packages }: { packages: Record<string, Locked> } = JSON.parse(
	read("package-lock.json"),
);
const installed = Object.entries(packages).filter(
	([path, { dev }]) => path !== "" && !dev,
);
const nameOf = (path: string) => path.split("node_modules/").at(-1) ?? "";

test("the NOTICE names each package with its licence", () => {
	const { dependencies } = JSON.parse(read("package.json"));
	const lines = Object.keys(dependencies).map((name) => {
		const family = name.replace(/^@stdlib\/.*/, "@stdlib/*");
		return { family, licence: packages[`node_modules/${name}`]?.license };
	});
	const unnamed = lines.filter(
		({ family, licence }) =>
			!notice
				.split("\n")
				.some(
					(line) => line.split(/\s+/, 2).join(" ") === `${family} ${licence}`,
				),
	);
	expect(lines.length).toBeGreaterThan(20);
	expect(unnamed).toEqual([]);
});

test("everything that is installed is under a licence that the NOTICE names", () => {
	const unknown = installed.filter(([, { license }]) =>
		(license ?? "none")
			.replaceAll(/[()]/g, "")
			.split(" AND ")
			.some((part) => !notice.includes(part)),
	);
	expect(unknown.map(([path]) => nameOf(path))).toEqual([]);
});

test("the LICENSE is the one that package.json states, in full", () => {
	expect(JSON.parse(read("package.json")).license).toBe("Apache-2.0");
	expect(read("LICENSE")).toMatch(/Apache License\s+Version 2\.0/);
	expect(read("LICENSE")).toContain("END OF TERMS AND CONDITIONS");
});
