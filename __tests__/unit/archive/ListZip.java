import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads a ZIP as a stream, front to back, the way that never sees the central directory. */
class ListZip {
  public static void main(String[] arguments) throws Exception {
    byte[] buffer = new byte[1 << 20];
    StringBuilder list = new StringBuilder("[");
    try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(new FileInputStream(arguments[0]), 1 << 20))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        CRC32 crc = new CRC32();
        long size = 0;
        for (int count = zip.read(buffer); count != -1; count = zip.read(buffer)) {
          crc.update(buffer, 0, count);
          size += count;
        }
        if (list.length() > 1) list.append(',');
        list.append("[\"");
        for (char letter : entry.getName().toCharArray()) {
          list.append(letter < 128 ? String.valueOf(letter) : String.format("\\u%04x", (int) letter));
        }
        list.append("\",").append(size).append(',').append(crc.getValue()).append(']');
      }
    }
    System.out.println(list.append(']'));
  }
}
