import type { Regular } from "../database/staged-cells.ts";
import type { FieldKind } from "./field-rules.ts";

// Expressions of RE2. What they let pass is what `shedWrappers` and the cleaner of the kind
// leave as it is; a property test holds them to it.
const WHITE_SPACE = "[\\s\\p{Z}\\x{feff}\\x{b}\\x{c}\\x{85}]";
const UNPRINTABLE =
	"[\\x{0}-\\x{8}\\x{b}-\\x{1f}\\x{7f}-\\x{9f}\\x{ad}\\x{61c}\\x{180e}\\x{200b}-\\x{200f}\\x{2028}-\\x{202e}\\x{2060}-\\x{206f}\\x{feff}\\x{fdd0}-\\x{fdef}\\x{fff9}-\\x{fffb}\\x{fffd}-\\x{ffff}\\x{1fffe}-\\x{1ffff}\\x{2fffe}-\\x{2ffff}\\x{3fffe}-\\x{10ffff}]";
const ODD_TEXT = [
	`^(?:${WHITE_SPACE}|[=＝'’‘＇#＃])`,
	`${WHITE_SPACE}$`,
	"[.．][0０]+$",
	"&",
	"_x000D_",
	UNPRINTABLE,
].join("|");
const TIME =
	"^20[0-9][0-9]-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])(?: (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])?$";
// Digits alone, or a latin letter first and a digit somewhere.
const ID = "^(?:[0-9]{1,64}|[A-Za-z][A-Za-z-]{0,31}[0-9][A-Za-z0-9-]{0,31})$";
const MOBILE = "^1[3-9][0-9]{9}$";
const COUNT = "^[0-9]{1,9}$";

interface RegularRules {
	unknownMarkers: ReadonlySet<string>;
	/** The profile names layouts of times, and what they say of a text comes first. */
	hasDateFormats: boolean;
}

/** Which cells of a kind stay as they are; words of closed lists are looked at one by one. */
export function regularOf(
	kind: FieldKind,
	{ unknownMarkers, hasDateFormats }: RegularRules,
): Regular {
	const pattern = patternOf(kind, hasDateFormats);
	if (kind === "text")
		return { matchesNot: [ODD_TEXT, ...toWhole(unknownMarkers)].join("|") };
	if (!pattern) return {};
	const alike = [...unknownMarkers].filter((marker) =>
		new RegExp(pattern).test(marker),
	);
	const [matchesNot] = kind === "caller" ? [] : toWhole(alike);
	return { matches: pattern, matchesNot };
}

function patternOf(kind: FieldKind, hasFormats: boolean): string | undefined {
	switch (kind) {
		case "id":
			return ID;
		case "time":
		case "deadline":
			return hasFormats ? undefined : TIME;
		case "count":
		case "limit":
			return COUNT;
		case "caller":
			return MOBILE;
		default:
			return undefined;
	}
}

// Just these words and nothing beside them.
function toWhole(words: Iterable<string>): string[] {
	const escaped = [...words].map((word) =>
		word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"),
	);
	return escaped.length > 0 ? [`^(?:${escaped.join("|")})$`] : [];
}
