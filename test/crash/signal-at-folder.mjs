// Preloaded: the process gets SIGTERM as soon as the folder of its run is there.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const { mkdirSync } = fs;
fs.mkdirSync = (path, ...rest) => {
	const made = mkdirSync(path, ...rest);
	if (/hotline-review-[0-9a-f]+$/.test(String(path)))
		process.kill(process.pid, "SIGTERM");
	return made;
};
syncBuiltinESMExports();
