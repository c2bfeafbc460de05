import type { AgentOf, statuses, WrittenValues } from '../contract/agentRecord.ts'

/**
 * A demo agent has every attribute, so the compiler asks for a new one of the record. One agent was never contacted
 * and one has no status (null), as happens in a real office. An index leaves such agents out.
 */
export type SeedAgent = { fieldName: string } & AgentOf<
  Omit<WrittenValues, 'choice' | 'time'> & { choice: string | null; time: string | null }
>

const first =
  'Agate Alder Amber Argent Ash Auburn Azure Basalt Beryl Black Bold Brass Bright Bronze Calm Cedar Chalk Cherry Cloud Cobalt Copper Coral Crimson Crystal Dapple Dawn Deep Drift Dusk Ebony Elder Ember Fallow Fawn Fern Flint Frost Garnet Gilded Glass Golden Granite Green Grey Hazel Heather Hidden Hollow Indigo Iron Ivory Ivy Jade Jasper Keen Larch Lilac Lime Linden Lunar Maple Marble Marsh Misty Moss Northern Oaken Ochre Onyx Opal Pale Pearl Pine Plum Quartz Quick Quiet Rapid Red River Rose Ruby Russet Sable Saffron Sage Scarlet Shadow Silver Slate Smoke Snow Solar Stone Storm Swift Tawny Umber Violet Winter'.split(
    ' ',
  )
const second =
  'Adder Albatross Badger Bear Beetle Bison Bittern Boar Bobcat Buzzard Caracal Cat Civet Cobra Condor Coot Cougar Crane Cricket Crow Curlew Deer Dove Dragonfly Eagle Egret Eider Elk Falcon Ferret Finch Fox Gannet Gazelle Gecko Goose Grebe Grouse Gull Hare Harrier Hawk Hedgehog Heron Hornet Hound Ibex Ibis Jackal Jackdaw Jaguar Jay Kestrel Kingfisher Kite Lapwing Lark Leopard Linnet Lion Lizard Lynx Magpie Mallard Marten Merlin Mink Mole Moose Moth Newt Nightjar Ocelot Oriole Osprey Otter Owl Panther Partridge Pelican Petrel Pike Pipit Plover Puffin Puma Quail Raven Robin Salmon Seal Shrike Siskin Sparrow Stag Starling Stoat Stork Swallow Wolf'.split(
    ' ',
  )
const given =
  'Ada Bruno Clara Dario Elif Farid Greta Hugo Ines Jonas Kaya Liam Mina Noah Olga Pavel Rosa Samir Tove Yara'.split(
    ' ',
  )
const family =
  'Abel Brandt Costa Dahl Ertl Faber Greco Haas Ivanov Jensen Keller Lange Moreau Novak Okafor Petit Quist Rossi Sousa Weber'.split(
    ' ',
  )
const stations = [
  'Athens',
  'Berlin',
  'Bern',
  'Bruges',
  'Dublin',
  'Graz',
  'Leeds',
  'Lyon',
  'Oslo',
  'Porto',
  'Prague',
  'Riga',
  'Tallinn',
  'Turin',
  'Vienna',
  'Warsaw',
  'Zagreb',
]
const specialties = [
  'Courier',
  'Cryptography',
  'Disguise',
  'Finance',
  'Forgery',
  'Languages',
  'Logistics',
  'Maritime',
  'Negotiation',
  'Observation',
  'Signals',
  'Surveillance',
  'Survival',
]
/** A status that is here twice is picked twice as often. */
const weightedStatuses: readonly (typeof statuses)[number][] = [
  'active',
  'active',
  'active',
  'active',
  'active',
  'undercover',
  'undercover',
  'on-leave',
  'compromised',
  'retired',
]

/** 10,000 agents with different field names. They are the same at every call. */
export function makeAgents(): SeedAgent[] {
  const random = mulberry32(20261123)
  const pick = (values: readonly string[]): string => values[Math.floor(random() * values.length)] ?? ''
  return first.flatMap((one) =>
    second.map((other) => ({
      fieldName: `${one} ${other}`,
      realName: `${pick(given)} ${pick(family)}`,
      status: pick(weightedStatuses),
      station: pick(stations),
      specialty: pick(specialties),
      clearance: 1 + Math.floor(random() * 5),
      lastContact: new Date(Date.UTC(2026, 10, 22) - Math.floor(random() * 90 * 86_400) * 1000)
        .toISOString()
        .replace('.000', ''),
      missions: Math.floor(random() * 60),
      notes: '',
    })),
  )
}

/** A small random generator with a seed. Only for made-up data. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
