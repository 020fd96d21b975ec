import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const NAME = /^name\s*:/m;
// The line that a new workspace has in its place.
const UNSAID = /^# *name:.*$/m;

/** Asks what the street is called, which stands in the report's title, and writes it into the profile; before the first report, and only where the profile has no name. */
export async function askForStreet(
	folder: string,
	ask: (question: string) => Promise<string>,
): Promise<void> {
	const file = join(folder, "profile.yaml");
	if (!existsSync(file) || existsSync(join(folder, "out"))) return;
	const profile = readFileSync(file, "utf8");
	if (NAME.test(profile)) return;
	const answer = await ask(
		"街道叫什么名字？印在报告的题目里，如 望江街道（直接回车先不写）：",
	);
	const name = answer.trim().slice(0, 40);
	if (name === "") return;
	const line = `name: ${JSON.stringify(name)}`;
	writeFileSync(
		file,
		UNSAID.test(profile)
			? profile.replace(UNSAID, () => line)
			: `${line}\n${profile}`,
	);
}
