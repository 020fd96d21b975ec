// Loaded before a program: writes what it has cost, all its threads together, when it ends.
import { writeFileSync } from "node:fs";

const file = process.env.COST_FILE;
delete process.env.COST_FILE;

// A thread of the program has none: its cost is the program's.
if (file) process.on("exit", tell);

function tell() {
	const { user, system } = process.cpuUsage();
	writeFileSync(
		file,
		JSON.stringify({
			cpuMs: (user + system) / 1000,
			peakMb: process.resourceUsage().maxRSS / 1024,
		}),
	);
}
