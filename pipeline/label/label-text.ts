import { idf } from "@node-rs/jieba/dict.js";
import { maskText } from "../privacy/mask.ts";
import { hasNameShape } from "../privacy/printed-name.ts";
import { cutWith, loadDictionary } from "../segment.ts";
import type {
	DemandWords,
	PlaceWords,
	TitleWords,
} from "../workspace/rules.ts";
import { createPairCounter } from "./count-pairs.ts";
import { createDemandFinder } from "./demands.ts";
import { findKeywords, formatKeywords } from "./keywords.ts";
import { memoise } from "./memoise.ts";
import {
	createPlaceExtractor,
	type PlaceNames,
	toPlaces,
} from "./place-names.ts";
import { createPlaceFinder, type FindPlace, type PlaceRule } from "./places.ts";
import { type Rarity, readRarities } from "./rarity.ts";
import { createSafetyFinder, type Safety, type SafetyWords } from "./safety.ts";
import { sketchText } from "./sketch.ts";
import { createPhraseReader } from "./title-phrases.ts";
import {
	createPhraseFinder,
	LONGEST_CONTENT,
	type TicketText,
} from "./topic-rules.ts";
import { createTopicFinder, type TopicRules } from "./topic-source.ts";
import { createWordReader } from "./words.ts";

/** What labelling goes by; plain data, so that it can cross to another thread. */
export interface LabelRules extends TopicRules {
	estates: readonly PlaceRule[];
	units: readonly PlaceRule[];
	placeWords: PlaceWords;
	stopWords: readonly string[];
	safetyWords: SafetyWords;
	demandWords: DemandWords;
	titleWords: TitleWords;
}

/** The places of exports that come without a list of estates, by kind. */
export interface LearntPlaces {
	estates: PlaceRule[];
	neighbourhoods: PlaceRule[];
	roads: PlaceRule[];
}

/** What is known of a text; no word of the citizen but dictionary words. */
export interface Label {
	topic: string;
	basis: string;
	/** Of the list of estates; null where none is named. */
	estate: string | null;
	/** The estate, or a place that the text itself names. */
	place: string | null;
	keywords: string;
	sketch: string | null;
	/** What it begins with, as hashed pairs of characters. */
	pairs: string;
	/** The dictionary words of its title, each with the next, sorted. */
	phrases: string;
	/** Danger that it tells of. */
	safety: Safety | null;
	/** What it asks for, in words of the list; empty where it asks for nothing known. */
	demands: string;
}

export type LabelText = (text: TicketText) => Label;

/** A labeller; `learnt` stands in for a list of estates. */
export function createLabeller(
	rules: LabelRules,
	learnt: LearntPlaces,
): LabelText {
	const { topics, estates, units, topicSource, stopWords } = rules;
	const names = [...estates, ...units, ...learnt.estates];
	const terms = topics.leaves.flatMap((topic) =>
		topic.terms.map(({ term }) => term),
	);
	const jieba = loadDictionary([
		...terms,
		...names.flatMap(({ name, aliases }) => [name, ...aliases]),
	]);
	const readWords = createWordReader({
		jieba,
		terms: new Set(topicSource === "tree" ? terms : []),
		stopWords,
		rarity: findRarity,
	});
	const segment = cutWith(jieba);
	const cutPath = memoise(segment);
	const findPhrases = createPhraseFinder(segment, terms);
	const findTopic = createTopicFinder(rules);
	const findEstate = createPlaceFinder(estates);
	const findLearnt = createLearntFinder(learnt);
	const countPairs = createPairCounter(stopWords);
	const findSafety = createSafetyFinder(rules.safetyWords);
	const findDemands = createDemandFinder(rules.demandWords);
	const readPhrases = createPhraseReader({
		jieba,
		words: rules.titleWords,
		stopWords,
		names: new Set(
			[...names, ...learnt.neighbourhoods, ...learnt.roads].flatMap(
				({ name, aliases }) => [name, ...aliases],
			),
		),
	});
	return (raw) => {
		const masked = maskTicket(raw);
		const title = masked.title ?? "";
		const content = masked.content ?? "";
		const words = readWords(title, content);
		const path = masked.topicPath ?? "";
		const head = [
			...cutPath(path),
			...words.titleTerms,
			...findPhrases(`${path} ${title}`),
		];
		const body = [
			...words.contentTerms,
			...findPhrases(content.slice(0, LONGEST_CONTENT)),
		];
		const { topic, basis } = findTopic({ raw, masked, words: { head, body } });
		const texts = [masked.location, masked.title, masked.content];
		const estate = findEstate(texts);
		const place = estate ?? findLearnt(texts);
		return {
			topic,
			basis,
			estate,
			place,
			keywords: formatKeywords(findKeywords(words, place)),
			sketch: sketchText(title + content),
			pairs: countPairs(title, content),
			phrases: readPhrases(title, content),
			safety: findSafety([title, content]),
			demands: findDemands([title, content]),
		};
	};
}

let rarity: Rarity | undefined;

/** Of the general list of words, which a process reads once. */
const findRarity: Rarity = (word) => {
	rarity ??= readRarities(idf);
	return rarity(word);
};

/** The places that an export's own titles name, learnt from all of them. */
export function createPlaceLearner(words: PlaceWords): {
	read(text: TicketText): void;
	places(): LearntPlaces;
} {
	const extract = createPlaceExtractor(words);
	const found: Record<keyof PlaceNames, Set<string>> = {
		estates: new Set(),
		neighbourhoods: new Set(),
		roads: new Set(),
	};
	return {
		read({ location, title, content }) {
			const heads = [location, title ?? firstSentence(content)];
			for (const head of heads) {
				const names = extract(maskText(head ?? ""));
				for (const kind of ["estates", "neighbourhoods", "roads"] as const)
					for (const name of names[kind].filter((each) => hasNameShape(each)))
						found[kind].add(name);
			}
		},
		places: () => ({
			estates: toPlaces(found.estates),
			neighbourhoods: toPlaces(found.neighbourhoods),
			roads: toPlaces(found.roads),
		}),
	};
}

// An estate wherever it stands; a road only where the matter is said to be.
function createLearntFinder(learnt: LearntPlaces): FindPlace {
	const findEstate = createPlaceFinder(learnt.estates);
	const findNeighbourhood = createPlaceFinder(learnt.neighbourhoods);
	const findRoad = createPlaceFinder(learnt.roads);
	return ([location = null, title = null, content = null]) => {
		const heads = [location, title ?? firstSentence(content)];
		return (
			findEstate(heads) ??
			findNeighbourhood(heads) ??
			findRoad(heads) ??
			findEstate([content])
		);
	};
}

const LONGEST_SENTENCE = 60;

function firstSentence(content: string | null): string | null {
	return content?.trim().slice(0, LONGEST_SENTENCE) ?? null;
}

// Before anything is made of them; door numbers and names go here.
function maskTicket(text: TicketText): TicketText {
	const mask = (words: string | null) => (words ? maskText(words) : null);
	return {
		...text,
		title: mask(text.title),
		content: mask(text.content),
		location: mask(text.location),
	};
}
