const TIME =
	/^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:(Z)|([+-])(\d\d)(?::?(\d\d))?(?::?\d\d)?)?$/;
const SHANGHAI_MS = 8 * 3_600_000;

/**
 * A time as files have it: to the second, and where it says its zone, turned into
 * Shanghai's wall clock. What is no time stays as it is.
 */
export function toWallTime(text: string): string {
	const found = TIME.exec(text);
	if (!found) return text;
	const [, year, month, day, hour, minute, second, utc, sign] = found;
	const wall = `${year}-${month}-${day} ${hour}:${minute}:${second}`;
	if (!utc && !sign) return wall;
	const [hours = "0", minutes = "0"] = found.slice(9);
	const offset = (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000;
	const local = Date.parse(`${wall.replace(" ", "T")}Z`);
	if (Number.isNaN(local)) return text;
	const instant = local - (sign === "-" ? -offset : offset);
	return new Date(instant + SHANGHAI_MS)
		.toISOString()
		.slice(0, 19)
		.replace("T", " ");
}
