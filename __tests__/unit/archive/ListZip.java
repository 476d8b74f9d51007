import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads each ZIP as a stream, front to back, the way that never sees the central directory. */
class ListZip {
  public static void main(String[] paths) throws Exception {
    StringBuilder lists = new StringBuilder();
    for (String path : paths) lists.append(lists.length() == 0 ? "[" : ",").append(listOf(path));
    System.out.println(lists.append(']'));
  }

  private static String listOf(String path) throws Exception {
    byte[] buffer = new byte[1 << 20];
    StringBuilder list = new StringBuilder("[");
    try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(new FileInputStream(path), 1 << 20))) {
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
    return list.append(']').toString();
  }
}
