// Preloaded: the process is killed at step DIE_AT of what it changes below DIE_BELOW.
// With DIE_COUNTS it tells how many there are. Each change is two steps, before it and after it; of a file, half is written before.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const { DIE_AT, DIE_BELOW, DIE_COUNTS } = process.env;
let step = 0;

function pass(before = () => undefined) {
	step += 1;
	if (step !== Number(DIE_AT)) return;
	before();
	process.kill(process.pid, "SIGKILL");
}

for (const name of ["mkdirSync", "renameSync", "rmSync", "writeFileSync"]) {
	const change = fs[name];
	fs[name] = (path, ...others) => {
		if (!String(path).startsWith(DIE_BELOW)) return change(path, ...others);
		pass(() => {
			if (name !== "writeFileSync") return;
			const content = Buffer.from(others[0]);
			// With its options: half of what is appended stands after what was there.
			change(path, content.subarray(0, content.length / 2), ...others.slice(1));
		});
		const result = change(path, ...others);
		pass();
		return result;
	};
}
syncBuiltinESMExports();
if (DIE_COUNTS) process.on("exit", () => console.error(`${step} steps`));
