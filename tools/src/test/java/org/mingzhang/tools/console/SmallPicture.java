package org.mingzhang.tools.console;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * A screenshot with at most 32 colours: a page has few, and the shades at the edges of letters are taken for their neighbours.
 * A sixth of the bytes, and nothing that an eye misses.
 */
final class SmallPicture {
    private static final int COLOURS = 32;

    /** Shades that differ in the lowest bits alone are one, beforehand. */
    private static final int COARSE = 0xf8f8f8;

    private SmallPicture() {}

    static void write(byte[] screenshot, Path file) {
        try {
            BufferedImage whole = ImageIO.read(new ByteArrayInputStream(screenshot));
            IndexColorModel palette = palette(whole);
            BufferedImage small =
                    new BufferedImage(whole.getWidth(), whole.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette);
            Map<Integer, Integer> nearest = new HashMap<>();
            for (int y = 0; y < whole.getHeight(); y++) {
                for (int x = 0; x < whole.getWidth(); x++) {
                    int number = nearest.computeIfAbsent(whole.getRGB(x, y), colour -> nearest(palette, colour));
                    small.getRaster().setSample(x, y, 0, number);
                }
            }
            write(small, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packed as tightly as the format can, since it is written once and fetched often. */
    private static void write(BufferedImage picture, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam tightly = writer.getDefaultWriteParam();
        tightly.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        tightly.setCompressionQuality(0);
        Files.deleteIfExists(file);
        try (ImageOutputStream bytes = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(bytes);
            writer.write(null, new IIOImage(picture, null, null), tightly);
        } finally {
            writer.dispose();
        }
    }

    /** The colours that most of the picture has, each as its commonest shade. */
    private static IndexColorModel palette(BufferedImage whole) {
        Map<Integer, Map<Integer, Integer>> shades = new HashMap<>();
        for (int y = 0; y < whole.getHeight(); y++) {
            for (int x = 0; x < whole.getWidth(); x++) {
                int colour = whole.getRGB(x, y) & 0xffffff;
                shades.computeIfAbsent(colour & COARSE, group -> new HashMap<>())
                        .merge(colour, 1, Integer::sum);
            }
        }
        List<Integer> commonest = shades.values().stream()
                .sorted(Comparator.comparingInt(SmallPicture::pixels).reversed())
                .limit(COLOURS)
                .map(group -> group.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey())
                .toList();
        byte[] red = new byte[commonest.size()];
        byte[] green = new byte[commonest.size()];
        byte[] blue = new byte[commonest.size()];
        for (int i = 0; i < commonest.size(); i++) {
            red[i] = (byte) (commonest.get(i) >> 16);
            green[i] = (byte) (commonest.get(i) >> 8);
            blue[i] = (byte) (int) commonest.get(i);
        }
        return new IndexColorModel(8, commonest.size(), red, green, blue);
    }

    /** Not mixed from dots of several colours: that would be seen, and weigh. */
    private static int nearest(IndexColorModel palette, int colour) {
        int best = 0;
        int leastDistance = Integer.MAX_VALUE;
        for (int number = 0; number < palette.getMapSize(); number++) {
            int distance = distance(palette.getRGB(number), colour);
            if (distance < leastDistance) {
                leastDistance = distance;
                best = number;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int distance = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int apart = ((one >> shift) & 0xff) - ((other >> shift) & 0xff);
            distance += apart * apart;
        }
        return distance;
    }

    private static int pixels(Map<Integer, Integer> group) {
        return group.values().stream().mapToInt(Integer::intValue).sum();
    }
}
