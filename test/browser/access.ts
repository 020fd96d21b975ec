import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = createRequire(import.meta.url).resolve("axe-core");

/** The faults of access that axe knows of a page, each with the first place it stands. */
export async function findAccessFaults(page: Page): Promise<string[]> {
	// Only an evaluated script passes the page's own policy.
	await page.evaluate(readFileSync(axe, "utf8"));
	return await page.evaluate(async () => {
		const { axe } = window as unknown as {
			axe: {
				run(): Promise<{
					violations: { id: string; nodes: { html: string }[] }[];
				}>;
			};
		};
		const { violations } = await axe.run();
		return violations.map(
			({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`,
		);
	});
}
