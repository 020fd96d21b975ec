import { execSync } from "node:child_process";
import { expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { expectedInPackage } from "./pack-up.ts";

test("the package holds what runs", () => {
	const told = execSync("npm pack --dry-run --ignore-scripts --json", {
		cwd: packagePath(),
		encoding: "utf8",
		stdio: "pipe",
	});
	const [{ files }] = JSON.parse(told);
	expect(files.map(({ path }: { path: string }) => path).sort()).toEqual(
		expectedInPackage(),
	);
});
