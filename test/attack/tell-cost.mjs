// Loaded before a program: writes what it has cost, all its threads together, when it ends.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

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
			peakMb: peakKb() / 1024,
		}),
	);
}

// On Linux `maxRSS` remembers what the program that began this one had taken.
function peakKb() {
	const own = "/proc/self/status";
	const [, kb] = existsSync(own)
		? (/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(own, "utf8")) ?? [])
		: [];
	return kb ? Number(kb) : process.resourceUsage().maxRSS;
}
