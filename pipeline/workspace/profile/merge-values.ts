import type { ProfileFile } from "../profile-file.ts";

/** The words of a profile, each meaning's list in the place of the one beneath. */
export function mergeValues(
	defaults: ProfileFile["values"],
	settings: ProfileFile["values"],
): ProfileFile["values"] {
	const fields = Object.entries(settings ?? {});
	return {
		...defaults,
		...Object.fromEntries(
			fields.map(([field, lists]) => [
				field,
				{ ...defaults?.[field], ...lists },
			]),
		),
	};
}
