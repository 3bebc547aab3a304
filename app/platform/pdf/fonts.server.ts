import { createRequire } from 'node:module'

/** Beside the built program as beside the sources, the packages lie where `require` finds them. */
const require = createRequire(import.meta.url)

/** Both carry Latin with the letters of Vietnamese; Source Sans 3 also has Greek and Cyrillic. */
export const fonts = [
  {
    family: 'Fraunces',
    fonts: [
      {
        src: require.resolve('@expo-google-fonts/fraunces/600SemiBold/Fraunces_600SemiBold.ttf'),
        fontWeight: 600,
      },
    ],
  },
  {
    family: 'Source Sans 3',
    fonts: [
      {
        src: require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
        fontWeight: 400,
      },
      {
        src: require.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
        fontWeight: 600,
      },
      {
        src: require.resolve(
          '@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
        ),
        fontWeight: 400,
        fontStyle: 'italic' as const,
      },
    ],
  },
]
