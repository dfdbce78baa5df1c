import type { FlagWords } from '../../../flag';

export const flagWords: FlagWords = {
  always: { phrase: { en: 'In any connected place' }, name: 'any connected place' },
  devices: {
    phrase: { en: 'Because connected devices are supplied' },
    name: 'connected devices',
    meaning: 'Any connected device that is supplied.',
  },
  publicSpace: { phrase: { en: 'Because people can reach the devices' }, name: 'devices that people can reach' },
  homes: { phrase: { en: "Because devices sit in people's homes" }, name: "devices in people's homes" },
  cloud: {
    phrase: { en: 'Because part of it is hosted outside our premises' },
    name: 'hosting outside our premises',
    meaning: 'Any hosting outside the authority, services over the internet included.',
  },
  personalData: {
    phrase: { en: 'Because the data is about identifiable people' },
    name: 'data about identifiable people',
  },
  specialData: {
    phrase: { en: 'Because the data is about health, children or people at risk' },
    name: 'data about health, children or people at risk',
  },
  video: {
    phrase: { en: 'Because cameras, microphones or images are used' },
    name: 'cameras, microphones or images',
    meaning: 'Cameras, number plates, audio and imaging.',
  },
  remoteAccess: {
    phrase: { en: 'Because people outside the authority can connect in' },
    name: 'people outside the authority who connect in',
    meaning: 'A supplier or a third party can connect in.',
  },
  integration: {
    phrase: { en: 'Because it joins our network or systems' },
    name: 'a connection to our network or systems',
  },
  control: {
    phrase: { en: 'Because it can change things in the physical world' },
    name: 'control of things in the physical world',
  },
  safety: { phrase: { en: 'Because a failure could hurt someone' }, name: 'a failure that could hurt someone' },
  critical: {
    phrase: { en: 'Because the service is critical to us' },
    name: 'a service that is critical to us',
    meaning: 'A public service stops or becomes unsafe within a day.',
  },
  ai: { phrase: { en: 'Because AI or analytics informs decisions' }, name: 'AI or analytics that inform decisions' },
  software: {
    phrase: { en: 'Because the supplier writes its software or firmware' },
    name: 'software or firmware written by the supplier',
  },
  wireless: { phrase: { en: 'Because it uses radio links' }, name: 'radio links' },
  subcontractors: {
    phrase: { en: 'Because sub-contractors are likely to do part of the work' },
    name: 'sub-contractors',
  },
  overseas: {
    phrase: { en: 'Because part of the supply may lie outside the UK' },
    name: 'parts of the supply outside the UK',
    meaning: 'Ownership, staff, hosting or support outside the UK.',
  },
  sharing: {
    phrase: { en: 'Because data will be published or passed on' },
    name: 'data that is published or passed on',
  },
  longLife: {
    phrase: { en: 'Because the assets will be in place for more than seven years' },
    name: 'assets in place for more than seven years',
  },
};
