import { readDefaults } from "../defaults.ts";

interface PersonWords {
	common: string;
	everyday: string;
	compound: string[];
	frequent: string;
	given: string;
	/** Old forms of characters, each before the one that is written today. */
	traditional: string;
	transliteration: string;
	name_parts: string[];
	names_alone: string[];
	well_known: string[];
	surely_compound: string[];
	not_half: string;
	not_ending: string[];
	titles: string[];
	not_at_end: string;
	not_after_home: string;
	yi: string[];
	muslim: string[];
	muslim_surnames: string;
	nicknames: string[];
	japanese: { surnames: string[]; endings: string };
	latin: { given: string[]; surnames: string[]; no_person: string[] };
	pinyin: { surnames: string[]; words: string[]; syllable: string };
}

/** The words by which names of persons are known, `data/defaults/person-names.yaml`. */
export const PERSON_WORDS: PersonWords = readDefaults("person-names.yaml");
